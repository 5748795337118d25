using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Paging;

/// <summary>While others write, a row whose sort key does not change appears exactly once over the pages.</summary>
public sealed class ListingUnderWritesSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "Q1")]
    public async Task Rows_that_stay_appear_exactly_once_while_others_come_and_go(
        [Values] ArtifactOrder order, [Values] SortDirection direction, [Values(1, 3, 4)] int size)
    {
        var notes = await NewCollectionAsync();
        var (stay, go) = (new List<ArtifactId>(), new Queue<Artifact>());
        for (int i = 0; i < 12; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            stay.Add((await NewNoteAsync(notes, $"m{i:00}-stays")).Id);
            go.Enqueue(await NewNoteAsync(notes, $"m{i:00}-goes"));
        }

        int round = 0;
        var listed = await Walk.AllAsync(
            page => Repository.Artifacts.ListAsync(new ArtifactQuery { OrderBy = order, Direction = direction }, page),
            size,
            between: async () =>
            {
                Time.Advance(TimeSpan.FromSeconds(1));
                round++;
                if (go.TryDequeue(out var gone))
                    await Repository.DeleteArtifactAsync(gone.Id, Expected.Any);
                // Bounded: by update and ascending, ever newer rows would keep the walk from ending.
                if (round <= 10)
                {
                    await NewNoteAsync(notes, $"a{round:00}-new");
                    await NewNoteAsync(notes, $"m{round:00}-new");
                    await NewNoteAsync(notes, $"z{round:00}-new");
                }
            });

        listed.Select(artifact => artifact.Id).ShouldBeUnique();
        stay.ShouldBeSubsetOf(listed.Select(artifact => artifact.Id));
        round.ShouldBeGreaterThan(3);
    }

    [Test, Property("Rule", "Q1")]
    public async Task By_update_the_rows_that_are_not_touched_appear_exactly_once()
    {
        var notes = await NewCollectionAsync();
        var artifacts = new List<Artifact>();
        for (int i = 0; i < 12; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            artifacts.Add(await NewNoteAsync(notes, $"{i:00}"));
        }

        int round = 0;
        var listed = await Walk.AllAsync(
            page => Repository.Artifacts.ListAsync(new ArtifactQuery { OrderBy = ArtifactOrder.Updated }, page),
            2,
            between: async () =>
            {
                Time.Advance(TimeSpan.FromSeconds(1));
                if (round < 4)
                    await Repository.ReviseArtifactAsync(artifacts[round * 3].Id, Expected.Any, Draft.Text($"{round}"));
                round++;
            });

        foreach (var untouched in artifacts.Where((_, i) => i % 3 != 0))
            listed.Count(artifact => artifact.Id == untouched.Id).ShouldBe(1);
    }

    [Test, Property("Rule", "Q1")]
    public async Task By_name_a_row_that_is_revised_without_renaming_appears_exactly_once()
    {
        var notes = await NewCollectionAsync();
        var artifacts = new List<Artifact>();
        for (int i = 0; i < 9; i++)
            artifacts.Add(await NewNoteAsync(notes, $"{i}"));

        int round = 0;
        var listed = await Walk.AllAsync(
            page => Repository.Artifacts.ListAsync(new ArtifactQuery(), page),
            2,
            between: async () =>
            {
                foreach (var artifact in artifacts)
                    await Repository.ReviseArtifactAsync(artifact.Id, Expected.Any, Draft.Text($"{round} of {artifact.Name}"));
                round++;
            });

        listed.Select(artifact => artifact.Id).ShouldBe(artifacts.Select(artifact => artifact.Id));
    }

    [Test, Property("Rule", "Q1")]
    public async Task History_read_in_pages_goes_on_to_revisions_made_meanwhile()
    {
        var a = await NewNoteAsync(await NewCollectionAsync());
        await Repository.ReviseArtifactAsync(a.Id, Expected.Any, Draft.Text("2"));
        await Repository.ReviseArtifactAsync(a.Id, Expected.Any, Draft.Text("3"));
        int next = 4;

        var listed = await Walk.AllAsync(
            page => Repository.Artifacts.HistoryAsync(a.Id, page),
            2,
            between: async () =>
            {
                if (next < 6)
                    await Repository.ReviseArtifactAsync(a.Id, Expected.Any, Draft.Text($"{next++}"));
            });

        listed.Select(entry => entry.Revision.Number).ShouldBe(Enumerable.Range(1, next - 1));
    }
}
