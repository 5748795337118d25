using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>A store in numbers.</summary>
public sealed class StoreSummarySpecs(Backend backend) : StoreSpecs(backend)
{
    [Test]
    public async Task A_new_store_is_empty()
    {
        var summary = await Repository.SummarizeAsync();

        summary.ShouldBe(new StoreSummary
        {
            Store = Repository.Store,
            Collections = 0,
            Artifacts = 0,
            DeletedArtifacts = 0,
            Revisions = 0,
            Relationships = 0,
            Runs = 0,
            ContextPackages = 0,
            Contents = 0,
            ContentBytes = 0,
            Head = ChangePosition.Start,
        });
        summary.Store.FormatVersion.ShouldBeGreaterThan(0);
        summary.Store.CreatedAt.ShouldBe(Time.Kept);
        summary.Store.Id.ShouldNotBe(default);
    }

    [Test]
    public async Task Everything_is_counted_once()
    {
        var notes = await NewCollectionAsync();
        var (a, b) = (await NewNoteAsync(notes, "a", "one"), await NewNoteAsync(notes, "b", "one"));
        await NewNoteAsync(notes, "c", "three");
        await Repository.ReviseArtifactAsync(a.Id, Expected.Any, Draft.Text("four"));
        await NewLinkAsync(a, b);
        await NewLinkAsync(b, a);
        await Repository.WriteAsync((t, token) => t.Collections.CreateAsync(Draft.Collection("gone"), token));
        var gone = await Repository.Collections.GetByNameAsync("gone");
        await Repository.WriteAsync((t, token) => t.Collections.DeleteAsync(gone.Id, Expected.Any, cancellationToken: token));
        Time.Advance(TimeSpan.FromSeconds(1));
        await Repository.DeleteArtifactAsync(b.Id, Expected.Any, DeletePolicy.Cascade);

        var summary = await Repository.SummarizeAsync();

        (summary.Collections, summary.Artifacts, summary.DeletedArtifacts, summary.Revisions).ShouldBe((1, 2, 1, 5));
        (summary.Relationships, summary.Contents, summary.ContentBytes).ShouldBe((0, 3, 12));
        summary.Head.ShouldBe(await Repository.Changes.HeadAsync());
        summary.LastChangeAt.ShouldBe(Time.Kept);
        summary.Store.ShouldBe(Repository.Store);
    }

    [Test, Property("Rule", "A7")]
    public async Task A_purged_content_is_not_counted_and_a_purged_artifact_is_still_a_deleted_one()
    {
        var notes = await NewCollectionAsync();
        await NewNoteAsync(notes, "kept", "kept");
        var gone = await NewNoteAsync(notes, "gone", "erased");
        await Repository.DeleteArtifactAsync(gone.Id, Expected.Any);
        await Repository.WriteAsync((t, token) => t.Artifacts.PurgeAsync(gone.Id, Expected.Any, token));

        var summary = await Repository.SummarizeAsync();

        (summary.Artifacts, summary.DeletedArtifacts, summary.Revisions).ShouldBe((1, 1, 3));
        (summary.Contents, summary.ContentBytes).ShouldBe((1, 4));
    }

    [Test, Property("Rule", "A7")]
    public async Task Runs_of_every_status_and_live_packages_are_counted_and_purged_runs_and_deleted_packages_are_not()
    {
        var runs = new List<OperationRun>();
        for (var i = 0; i < 3; i++)
            runs.Add((await Repository.StartRunAsync(new RunDraft { Operation = "build" })).Value);
        await Repository.BeginRunAsync(new(runs[0].Id, 1));
        foreach (var run in runs.Skip(1))
            await Repository.CancelRunAsync(new(run.Id, 1));
        await Repository.PurgeRunAsync(runs[2].Id, Expected.Any);
        await Repository.CreateContextPackageAsync(Draft.Package("kept"));
        var gone = (await Repository.CreateContextPackageAsync(Draft.Package("gone"))).Value;
        await Repository.DeleteContextPackageAsync(gone.Id, Expected.Any);

        var summary = await Repository.SummarizeAsync();

        (summary.Runs, summary.ContextPackages).ShouldBe((2, 1));
    }

    [Test]
    public async Task A_disposed_repository_says_so()
    {
        var repository = Repository;
        await Store.CloseAsync();

        await Should.ThrowAsync<ObjectDisposedException>(() => repository.SummarizeAsync());
        await Should.ThrowAsync<ObjectDisposedException>(() => repository.Artifacts.ListAsync(new ArtifactQuery()));
        await Should.ThrowAsync<ObjectDisposedException>(() => repository.Changes.HeadAsync());
        await Should.ThrowAsync<ObjectDisposedException>(() => repository.ReadAsync((view, token) => view.Changes.HeadAsync(token)));
        await Should.ThrowAsync<ObjectDisposedException>(() => repository.CreateCollectionAsync(Draft.Collection("late")));
        await repository.DisposeAsync();
    }
}
