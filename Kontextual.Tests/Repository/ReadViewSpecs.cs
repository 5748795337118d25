using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>Several reads against one unchanging state.</summary>
public sealed class ReadViewSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "T2")]
    public async Task A_view_does_not_change_and_does_not_keep_writers_waiting()
    {
        var notes = await NewCollectionAsync();
        var a = await NewNoteAsync(notes, "a", "old");
        await NewLinkAsync(a, a);
        var before = await DumpAsync();

        await Repository.ReadAsync(async (view, token) =>
        {
            (await view.Artifacts.GetAsync(a.Id, token)).ShouldBe(a);
            await Repository.ReviseArtifactAsync(a.Id, Expected.Any, Draft.Text("new"), cancellationToken: token).Soon();
            await Repository.DeleteArtifactAsync(a.Id, Expected.Any, DeletePolicy.Cascade, cancellationToken: token).Soon();
            await NewNoteAsync(notes, "b").Soon();

            (await view.Artifacts.GetAsync(a.Id, token)).ShouldBe(a);
            (await view.Artifacts.GetTextAsync(a, token)).ShouldBe("old");
            (await view.Artifacts.HistoryAsync(a.Id, cancellationToken: token)).Items.Count.ShouldBe(1);
            (await view.Artifacts.ListAsync(new ArtifactQuery(), cancellationToken: token)).Items.ShouldBe([a]);
            (await view.Relationships.ListAsync(new RelationshipQuery(), cancellationToken: token)).Items.Count.ShouldBe(1);
            (await view.Changes.HeadAsync(token)).Sequence.ShouldBe(3);
            (await view.Collections.GetAsync(notes.Id, token)).ShouldBe(notes);
            return true;
        });

        (await DumpAsync()).ShouldNotBe(before);
        (await Repository.Artifacts.FindAsync(a.Id)).ShouldBeNull();
    }

    [Test, Property("Rule", "T2")]
    public async Task A_view_shows_the_state_of_its_first_read()
    {
        var seen = await Repository.ReadAsync(async (view, token) =>
        {
            var created = await NewCollectionAsync().Soon();
            var first = await view.Collections.FindAsync(created.Id, cancellationToken: token);
            await NewCollectionAsync("later").Soon();
            return (created, first, Later: await view.Collections.FindByNameAsync("later", token));
        });

        seen.first.ShouldBe(seen.created);
        seen.Later.ShouldBeNull();
    }

    [Test]
    public async Task A_view_gives_back_what_its_reads_return()
    {
        var notes = await NewCollectionAsync();

        (await Repository.ReadAsync((view, token) => view.Collections.GetAsync(notes.Id, token))).ShouldBe(notes);
        await Should.ThrowAsync<DivideByZeroException>(() => Repository.ReadAsync<int>((_, _) => throw new DivideByZeroException()));
        (await Repository.ReadAsync((view, token) => view.Collections.GetAsync(notes.Id, token))).ShouldBe(notes);
    }

    [Test]
    public async Task A_view_ends_with_its_call()
    {
        var notes = await NewCollectionAsync();
        var view = await Repository.ReadAsync(async (view, token) =>
        {
            await view.Changes.HeadAsync(token);
            return view;
        });

        await Should.ThrowAsync<InvalidOperationException>(() => view.Collections.FindAsync(notes.Id));
        await Should.ThrowAsync<InvalidOperationException>(() => view.Artifacts.ListAsync(new ArtifactQuery()));
        await Should.ThrowAsync<InvalidOperationException>(() => view.Changes.HeadAsync());
    }

    [Test]
    public async Task Views_may_stand_side_by_side_and_inside_each_other()
    {
        var notes = await NewCollectionAsync();

        var names = await Repository.ReadAsync(async (outer, token) =>
        {
            var before = await outer.Collections.GetAsync(notes.Id, token);
            await Repository.WriteAsync((t, ct) => t.Collections.RenameAsync(notes.Id, Expected.Any, "ideas", ct), cancellationToken: token).Soon();
            var inner = await Repository.ReadAsync((view, ct) => view.Collections.GetAsync(notes.Id, ct), token).Soon();
            return (before.Name, inner.Name, (await outer.Collections.GetAsync(notes.Id, token)).Name);
        });

        names.ShouldBe(("notes", "ideas", "notes"));
    }

    [Test]
    public async Task A_cancelled_view_ends_with_the_cancellation()
    {
        using var cancel = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => Repository.ReadAsync(
            async (view, token) =>
            {
                await view.Changes.HeadAsync(token);
                await cancel.CancelAsync();
                return await view.Changes.HeadAsync(token);
            },
            cancel.Token));
    }
}
