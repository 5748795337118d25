using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Runs;

/// <summary>The outputs of runs.</summary>
public sealed class RunOutputSpecs(Backend backend) : RunStoreSpecs(backend)
{
    [Test, Property("Rule", "O5")]
    public async Task An_output_is_recorded_with_one_record_that_contains_only_it()
    {
        var run = await RunningAsync();
        var note = await NewNoteAsync(await NewCollectionAsync(), "a", "text");

        var committed = await Repository.RecordOutputAsync(AttemptOf(run), new OutputDraft { Path = "é \"1\"", ArtifactId = note.Id });

        var output = committed.Value;
        output.ShouldBe(new RunOutput
        {
            RunId = run.Id,
            Path = "é \"1\"",
            Attempt = 1,
            ArtifactId = note.Id,
            Revision = 1,
            Digest = note.Digest,
            Sequence = committed.FirstSequence!.Value,
        });
        committed.Outcome.ShouldBe(WriteOutcome.Created);
        (await OutputsAsync(run.Id)).ShouldBe([output]);
        (await ReadAsync(run.Id)).ShouldBe(run with { Version = run.Version + 1 });
        var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
        (record.EntityKind, record.EntityId, record.Kind, record.EntityVersion).ShouldBe((EntityKind.Run, run.Id, ChangeKind.Updated, run.Version + 1));
        record.State.ShouldBe($$$$"""{"outputs":{"é \"1\"":{"artifactId":"{{{{note.Id}}}}","attempt":1,"digest":"{{{{note.Digest}}}}","revision":1,"stepOrdinal":null}}}""");
    }

    [Test, Property("Rule", "O5")]
    public async Task The_same_revision_under_the_path_changes_nothing_and_another_one_replaces_it()
    {
        var run = await RunningAsync();
        var note = await NewNoteAsync(await NewCollectionAsync(), "a", "first");
        var draft = new OutputDraft { Path = "a", ArtifactId = note.Id };
        var first = await Repository.RecordOutputAsync(AttemptOf(run), draft);

        var same = await Repository.RecordOutputAsync(AttemptOf(run), draft with { Revision = 1 });
        (same.Value, same.Outcome, same.FirstSequence).ShouldBe((first.Value, WriteOutcome.Unchanged, null));

        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("second"));
        var second = await Repository.RecordOutputAsync(AttemptOf(run), draft);
        (second.Value.Revision, second.Value.Digest, second.Outcome).ShouldBe((2, ContentDigest.Of("second"u8), WriteOutcome.Updated));
        (await OutputsAsync(run.Id)).ShouldBe([second.Value]);

        // The past has what was current then.
        (await OutputsAsync(run.Id, Repository.AsOf(AsOf.AtSequence(first.LastSequence!.Value)))).ShouldBe([first.Value]);
        (await OutputsAsync(run.Id, Repository.AsOf(AsOf.AtSequence(second.LastSequence!.Value - 1)))).ShouldBe([first.Value]);
        (await OutputsAsync(run.Id, Repository.AsOf(AsOf.AtSequence(second.LastSequence!.Value)))).ShouldBe([second.Value]);
    }

    [Test, Property("Rule", "O5")]
    public async Task A_batch_makes_one_record_and_leaves_out_what_is_current()
    {
        var run = await RunningAsync();
        var notes = await NewCollectionAsync();
        var (a, b, c) = (await NewNoteAsync(notes, "a"), await NewNoteAsync(notes, "b"), await NewNoteAsync(notes, "c"));
        await Repository.RecordOutputAsync(AttemptOf(run), new OutputDraft { Path = "1", ArtifactId = a.Id });
        await Repository.RecordOutputAsync(AttemptOf(run), new OutputDraft { Path = "2", ArtifactId = a.Id });
        OutputDraft[] drafts =
        [
            new() { Path = "\ud83d\ude00", ArtifactId = c.Id }, new() { Path = "2", ArtifactId = b.Id }, new() { Path = "1", ArtifactId = a.Id },
            new() { Path = "\ufb33", ArtifactId = c.Id },
        ];

        var committed = await Repository.RecordOutputsAsync(AttemptOf(run), drafts);

        (committed.Value.Version, committed.Outcome).ShouldBe((run.Version + 3, WriteOutcome.Updated));
        var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
        RunOutputsState.Read(record.State!, run.Id, record.Sequence).Select(output => output.Path).ShouldBe(["2", "\ud83d\ude00", "\ufb33"]);
        (await OutputsAsync(run.Id)).Select(output => (output.Path, output.ArtifactId))
            .ShouldBe([("1", a.Id), ("2", b.Id), ("\ufb33", c.Id), ("\ud83d\ude00", c.Id)]);

        var again = await Repository.RecordOutputsAsync(AttemptOf(run), drafts);
        (again.Value, again.Outcome, again.FirstSequence).ShouldBe((committed.Value, WriteOutcome.Unchanged, null));
    }

    [Test, Property("Rule", "O5")]
    public async Task Outputs_are_paged_by_path()
    {
        var run = await RunningAsync();
        var note = await NewNoteAsync(await NewCollectionAsync());
        var drafts = Enumerable.Range(0, 1_000).Select(i => new OutputDraft { Path = $"{i}", ArtifactId = note.Id }).ToList();
        await Repository.RecordOutputsAsync(AttemptOf(run), drafts);
        await Repository.RecordOutputsAsync(AttemptOf(run), [.. drafts.Take(50).Select(draft => draft with { Path = $"more {draft.Path}" })]);

        var first = await Repository.Runs.OutputsAsync(run.Id, new PageRequest { Size = 700 });
        var second = await Repository.Runs.OutputsAsync(run.Id, new PageRequest { Size = 700, Cursor = first.NextCursor });

        first.Items.Count.ShouldBe(700);
        second.NextCursor.ShouldBeNull();
        var paths = first.Items.Concat(second.Items).Select(output => output.Path).ToList();
        paths.Count.ShouldBe(1_050);
        paths.ShouldBe(paths.Order(StringComparer.Ordinal));
    }

    [Test, Property("Rule", "O5")]
    public async Task What_an_output_refers_to_must_exist()
    {
        var run = await RunningAsync();
        var other = await RunningAsync();
        var notes = await NewCollectionAsync();
        var note = await NewNoteAsync(notes);
        var gone = await NewNoteAsync(notes, "gone");
        await Repository.DeleteArtifactAsync(gone.Id, Expected.Any);
        var step = (await Repository.AddStepAsync(AttemptOf(other), new StepDraft { Name = "s" })).Value;
        var attempt = AttemptOf(run);

        (await FailsWritingNothingAsync<EntityNotFoundException>(
            () => Repository.RecordOutputAsync(attempt, new OutputDraft { Path = "a", ArtifactId = gone.Id }))).Kind.ShouldBe(EntityKind.Artifact);
        (await FailsWritingNothingAsync<EntityNotFoundException>(
            () => Repository.RecordOutputAsync(attempt, new OutputDraft { Path = "a", ArtifactId = note.Id, Revision = 2 }))).Key.ShouldBe($"{note.Id} revision 2");
        (await FailsWritingNothingAsync<EntityNotFoundException>(
            () => Repository.RecordOutputAsync(attempt, new OutputDraft { Path = "a", ArtifactId = note.Id, Step = step.Id }))).Kind.ShouldBe(EntityKind.Step);
        (await Repository.RecordOutputAsync(AttemptOf(other), new OutputDraft { Path = "a", ArtifactId = gone.Id, Revision = 1, Step = step.Id }))
            .Value.StepOrdinal.ShouldBe(1);
    }
}
