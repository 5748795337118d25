using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Artifacts;

/// <summary>Writes state what they expect to find.</summary>
public sealed class ArtifactExpectationSpecs(Backend backend) : StoreSpecs(backend)
{
    [TestCase(1)]
    [TestCase(3)]
    [TestCase(int.MaxValue)]
    [Property("Rule", "A3")]
    public async Task A_wrong_expectation_is_a_conflict_with_both_numbers(int wrong)
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        await Repository.ReviseArtifactAsync(artifact.Id, Expected.Exactly(1), Draft.Text("two"));

        var revise = await FailsWritingNothingAsync<VersionConflictException>(
            () => Repository.ReviseArtifactAsync(artifact.Id, Expected.Exactly(wrong), Draft.Text("three")));
        var delete = await FailsWritingNothingAsync<VersionConflictException>(
            () => Repository.DeleteArtifactAsync(artifact.Id, Expected.Exactly(wrong)));

        foreach (var error in new[] { revise, delete })
        {
            (error.Kind, error.EntityId, error.ExpectedVersion, error.ActualVersion)
                .ShouldBe((EntityKind.Artifact, (EntityId)artifact.Id, wrong, 2));
        }
    }

    [Test, Property("Rule", "A3")]
    public async Task A_wrong_expectation_is_a_conflict_even_when_nothing_would_change()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());

        await FailsWritingNothingAsync<VersionConflictException>(
            () => Repository.ReviseArtifactAsync(artifact.Id, Expected.Exactly(2), new ArtifactChange()));
        await FailsWritingNothingAsync<VersionConflictException>(
            () => Repository.RestoreArtifactAsync(artifact.Id, Expected.Exactly(2)));
        await FailsWritingNothingAsync<VersionConflictException>(
            () => Repository.PutArtifactAsync(Draft.Note(artifact.CollectionId, "a"), Expected.Exactly(2)));
    }

    [Test, Property("Rule", "A3")]
    public async Task Deleting_and_restoring_count_as_revisions_to_expect()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());

        await Repository.DeleteArtifactAsync(artifact.Id, Expected.Exactly(1));
        var conflict = await FailsWritingNothingAsync<VersionConflictException>(
            () => Repository.RestoreArtifactAsync(artifact.Id, Expected.Exactly(1)));
        var restored = await Repository.RestoreArtifactAsync(artifact.Id, Expected.Exactly(2));

        (conflict.ExpectedVersion, conflict.ActualVersion).ShouldBe((1, 2));
        restored.Value.HeadRevision.ShouldBe(3);
    }

    [Test, Property("Rule", "A3")]
    public async Task Within_a_transaction_the_expectation_is_about_its_own_writes()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());

        await Repository.WriteAsync(async (t, token) =>
        {
            await t.Artifacts.ReviseAsync(artifact.Id, Expected.Exactly(1), Draft.Text("two"), token);
            await Should.ThrowAsync<VersionConflictException>(
                () => t.Artifacts.ReviseAsync(artifact.Id, Expected.Exactly(1), Draft.Text("three"), token));
            await t.Artifacts.ReviseAsync(artifact.Id, Expected.Exactly(2), Draft.Text("three"), token);
        });

        (await Repository.Artifacts.GetTextAsync(artifact.Id, 3)).ShouldBe("three");
    }

    [Test, Property("Rule", "A3")]
    public async Task Of_16_writers_that_expect_the_same_revision_exactly_one_wins()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            try
            {
                await Repository.ReviseArtifactAsync(artifact.Id, Expected.Exactly(1), Draft.Text($"by {writer}"));
                return $"by {writer}";
            }
            catch (VersionConflictException e) when ((e.ExpectedVersion, e.ActualVersion) == (1, 2))
            {
                return null;
            }
        }))).Soon();

        var winner = outcomes.Where(outcome => outcome is not null).ShouldHaveSingleItem();
        (await HistoryAsync(artifact.Id)).Count.ShouldBe(2);
        (await Repository.Artifacts.GetTextAsync(artifact.Id, 2)).ShouldBe(winner);
    }
}
