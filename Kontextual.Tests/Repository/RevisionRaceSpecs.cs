using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>Of writers that expect the same revision exactly one wins, again and again. <c>Kontextual.Torture race</c> does it 1,000 times.</summary>
public sealed class RevisionRaceSpecs(Backend backend) : StoreSpecs(backend)
{
    private const int Rounds = 50;
    private const int Writers = 16;

    [Test, Property("Rule", "A3"), Property("Rule", "T4")]
    public async Task Of_16_writers_that_expect_the_same_revision_one_wins_each_time()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());

        for (int round = 1; round <= Rounds; round++)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => TryAsync(artifact, round, writer)))).Soon();

            var winner = outcomes.Where(outcome => outcome is not null).ShouldHaveSingleItem($"round {round}");
            (await Repository.Artifacts.GetTextAsync(artifact.Id, round + 1)).ShouldBe(winner);
        }

        (await HistoryAsync(artifact.Id)).Select(revision => revision.Number).ShouldBe(Enumerable.Range(1, Rounds + 1));
        (await Repository.Changes.HeadAsync()).Sequence.ShouldBe(Rounds + 2);
    }

    [Test, Property("Rule", "A3"), Property("Rule", "R3")]
    public async Task Of_16_that_change_one_collection_or_relationship_one_wins_as_well()
    {
        var notes = await NewCollectionAsync();
        var link = await NewLinkAsync(await NewNoteAsync(notes, "a"), await NewNoteAsync(notes, "b"));
        var expected = Expected.Exactly(1);

        var renamed = await WonAsync((t, writer, token) => t.Collections.RenameAsync(notes.Id, expected, $"by {writer}", token));
        var updated = await WonAsync((t, writer, token) =>
            t.Relationships.UpdateAsync(link.Id, expected, new RelationshipChange { Metadata = Draft.Meta($$"""{"by":{{writer}}}""") }, token));

        renamed.ShouldBe(1);
        updated.ShouldBe(1);
    }

    private async Task<string?> TryAsync(Artifact artifact, int round, int writer)
    {
        try
        {
            await Repository.ReviseArtifactAsync(artifact.Id, Expected.Exactly(round), Draft.Text($"{round} by {writer}"));
            return $"{round} by {writer}";
        }
        catch (VersionConflictException e) when ((e.ExpectedVersion, e.ActualVersion) == (round, round + 1))
        {
            return null;
        }
    }

    private async Task<int> WonAsync(Func<IKnowledgeTransaction, int, CancellationToken, Task> verb)
    {
        var won = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            try
            {
                await Repository.WriteAsync((t, token) => verb(t, writer, token));
                return 1;
            }
            catch (VersionConflictException e) when ((e.ExpectedVersion, e.ActualVersion) == (1, 2))
            {
                return 0;
            }
        }))).Soon();
        return won.Sum();
    }
}
