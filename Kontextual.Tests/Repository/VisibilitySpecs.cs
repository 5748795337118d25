using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>Who sees what of a transaction, and when.</summary>
public sealed class VisibilitySpecs(Backend backend) : StoreSpecs(backend)
{
    private Collection notes = null!;
    private Artifact a = null!;

    [SetUp]
    public async Task FillStore()
    {
        notes = await NewCollectionAsync();
        a = await NewNoteAsync(notes, "a", "old");
    }

    [Test, Property("Rule", "A4"), Property("Rule", "T4")]
    public async Task Whoever_is_told_that_a_name_is_taken_finds_its_holder()
    {
        for (int round = 0; round < 20; round++)
        {
            var name = $"wanted {round}";
            var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GetOrCreateAsync(name))).Soon();

            found.Distinct().Count().ShouldBe(1);
        }

        async Task<ArtifactId?> GetOrCreateAsync(string name)
        {
            try
            {
                return (await Repository.CreateArtifactAsync(Draft.Note(notes.Id, name))).Value.Id;
            }
            catch (DuplicateNameException)
            {
                return (await Repository.Artifacts.FindByNameAsync(notes.Id, name))?.Id;
            }
        }
    }

    [Test, Property("Rule", "T2")]
    public async Task Readers_outside_see_nothing_of_an_open_transaction_nor_wait_for_it()
    {
        var before = await DumpAsync();
        var summary = await Repository.SummarizeAsync();
        await using var held = await HeldWrite.StartAsync(Repository, ChangeEverythingAsync);

        (await DumpAsync()).ShouldBe(before);
        (await Repository.SummarizeAsync().Soon()).ShouldBe(summary);
        (await Repository.Artifacts.FindAsync(a.Id).Soon()).ShouldBe(a);
        (await Repository.Artifacts.GetTextAsync(a).Soon()).ShouldBe("old");
        (await Repository.Artifacts.FindByNameAsync(notes.Id, "b").Soon()).ShouldBeNull();
        (await Repository.Artifacts.ListAsync(new ArtifactQuery { IncludeDeleted = true }).Soon()).Items.ShouldBe([a]);
        (await Repository.Collections.FindAsync(notes.Id).Soon()).ShouldBe(notes);
        (await Repository.Relationships.ListAsync(new RelationshipQuery { IncludeDeleted = true }).Soon()).Items.ShouldBeEmpty();
        (await Repository.Changes.HeadAsync().Soon()).Sequence.ShouldBe(2);

        var committed = await held.CommitAsync();
        (await Repository.Changes.HeadAsync()).Sequence.ShouldBe(committed.LastSequence!.Value);
        (await Repository.Artifacts.GetTextAsync(a.Id, 2)).ShouldBe("new");
    }

    [Test, Property("Rule", "T2")]
    public async Task Readers_inside_see_the_transactions_own_writes()
    {
        await Repository.WriteAsync(async (t, token) =>
        {
            await ChangeEverythingAsync(t, token);

            (await t.Collections.GetAsync(notes.Id, token)).Name.ShouldBe("renamed");
            (await t.Collections.FindByNameAsync("notes", token)).ShouldBeNull();
            (await t.Artifacts.GetAsync(a.Id, token)).HeadRevision.ShouldBe(2);
            (await t.Artifacts.GetTextAsync(a.Id, 2, token)).ShouldBe("new");
            var b = (await t.Artifacts.FindByNameAsync(notes.Id, "b", token)).ShouldNotBeNull();
            (await t.Artifacts.ListAsync(new ArtifactQuery { Type = "note" }, cancellationToken: token)).Items.Select(x => x.Name).ShouldBe(["a", "b"]);
            (await t.Relationships.FindByEndsAsync(a.Id, b.Id, "refers-to", token)).ShouldNotBeNull();
            (await t.Changes.HeadAsync(token)).Sequence.ShouldBe(6);
            (await t.Changes.HistoryAsync(EntityKind.Artifact, a.Id, cancellationToken: token)).Items.Count.ShouldBe(2);
        });
    }

    [Test, Property("Rule", "T2")]
    public async Task What_a_transaction_sees_at_its_end_is_what_everybody_sees_afterwards()
    {
        IReadOnlyList<string> inside = [];
        await Repository.WriteAsync(async (t, token) =>
        {
            await ChangeEverythingAsync(t, token);
            inside = await StoreDump.OfAsync(t);
        });

        (await DumpAsync()).ShouldBe(inside);
    }

    [Test, Property("Rule", "T2")]
    public async Task The_repositorys_own_readers_stay_outside_even_when_called_inside_a_body()
    {
        var before = await DumpAsync();

        await Repository.WriteAsync(async (t, token) =>
        {
            await ChangeEverythingAsync(t, token);
            (await DumpAsync()).ShouldBe(before);
            (await Repository.Artifacts.FindAsync(a.Id, cancellationToken: token).Soon()).ShouldBe(a);
        });
    }

    [Test, Property("Rule", "T2")]
    public async Task Readers_beside_many_writers_always_see_whole_transactions()
    {
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            int reads = 0;
            for (; reads == 0 || !done.IsCancellationRequested; reads++)
            {
                var (pairs, head) = await Repository.ReadAsync(async (view, token) =>
                {
                    var page = await view.Artifacts.ListAsync(new ArtifactQuery { NamePrefix = "pair " }, new PageRequest { Size = 1000 }, token);
                    return (page.Items.Count, (await view.Changes.HeadAsync(token)).Sequence);
                });
                (pairs % 2).ShouldBe(0);
                head.ShouldBe(2 + pairs);
            }

            return reads;
        })).ToList();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 10; i++)
            {
                await Repository.WriteAsync(async (t, token) =>
                {
                    await t.Artifacts.CreateAsync(Draft.Note(notes.Id, $"pair {writer}-{i}-left"), token);
                    await t.Artifacts.CreateAsync(Draft.Note(notes.Id, $"pair {writer}-{i}-right"), token);
                });
            }
        }))).Soon();
        await done.CancelAsync();

        (await Task.WhenAll(readers).Soon()).ShouldAllBe(reads => reads > 0);
        (await Repository.Artifacts.ListAsync(new ArtifactQuery { NamePrefix = "pair " }, new PageRequest { Size = 1000 })).Items.Count.ShouldBe(80);
    }

    private async Task ChangeEverythingAsync(IKnowledgeTransaction t, CancellationToken token)
    {
        await t.Collections.RenameAsync(notes.Id, Expected.Any, "renamed", token);
        await t.Artifacts.ReviseAsync(a.Id, Expected.Any, Draft.Text("new"), token);
        var b = await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "b"), token);
        await t.Relationships.CreateAsync(Draft.Link(a, b), token);
    }
}
