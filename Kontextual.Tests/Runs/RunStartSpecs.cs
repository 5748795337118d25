using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Runs;

/// <summary>Starting runs: their inputs, and their idempotency keys.</summary>
public sealed class RunStartSpecs(Backend backend) : RunStoreSpecs(backend)
{
    private static readonly ContentDigest Outside = ContentDigest.Of("outside"u8);

    [Test, Property("Rule", "O1")]
    public async Task A_new_run_is_pending_at_attempt_1_with_one_record()
    {
        var parent = await StartAsync("parent");

        var committed = await Repository.StartRunAsync(
            new RunDraft { Operation = "Caf\u0065\u0301", Actor = "ann", ParentRunId = parent.Id, IdempotencyKey = " k " });

        var run = committed.Value;
        run.ShouldBe(new OperationRun
        {
            Id = run.Id,
            Operation = "Caf\u00e9",
            Status = RunStatus.Pending,
            Attempt = 1,
            ParentRunId = parent.Id,
            Actor = "ann",
            IdempotencyKey = " k ",
            Version = 1,
            CreatedAt = Time.Kept,
        });
        committed.Outcome.ShouldBe(WriteOutcome.Created);
        (await ReadAsync(run.Id)).ShouldBe(run);
        var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
        (record.EntityKind, record.EntityId, record.Kind, record.EntityVersion).ShouldBe((EntityKind.Run, run.Id, ChangeKind.Created, 1));
        RunDescription.Instance.FromState(record.State!).ShouldBe(run);
    }

    [Test, Property("Rule", "O3")]
    public async Task Starting_again_with_the_same_key_and_inputs_returns_the_run_and_writes_nothing()
    {
        var inputs = new BundleDraft { Parameters = Draft.Meta("""{"b":1.0,"a":2}"""), Entries = [InputDraft.Outside("x", "urn:x", Outside)] };
        var first = await StartAsync("build", "k", inputs);
        var moved = (await Repository.BeginRunAsync(AttemptOf(first))).Value;

        var again = await Repository.StartRunAsync(new RunDraft
        {
            Operation = "build",
            IdempotencyKey = "k",
            Actor = "somebody else",
            Inputs = inputs with { Parameters = Draft.Meta("""{"a":2,"b":1}""") },
        });

        (again.Value, again.Outcome, again.FirstSequence).ShouldBe((moved, WriteOutcome.Unchanged, null));
        (await Repository.Runs.FindByKeyAsync("build", "k")).ShouldBe(moved);
        (await Repository.Runs.FindByKeyAsync("build", "K")).ShouldBeNull();
        (await Repository.Runs.FindByKeyAsync("Build", "k")).ShouldBeNull();
    }

    [Test, Property("Rule", "O3")]
    public async Task The_same_key_with_other_inputs_is_an_error_that_names_the_run()
    {
        var run = await StartAsync("build", "k", new BundleDraft { Parameters = Draft.Meta("""{"a":1}""") });

        foreach (var other in new BundleDraft?[] { null, new(), new() { Parameters = Draft.Meta("""{"a":2}""") } })
        {
            var error = await FailsWritingNothingAsync<IdempotencyKeyConflictException>(() => StartAsync("build", "k", other));
            (error.Operation, error.IdempotencyKey, error.RunId).ShouldBe(("build", "k", run.Id));
        }

        (await StartAsync("other", "k")).Id.ShouldNotBe(run.Id);
        (await StartAsync("build", "K")).Id.ShouldNotBe(run.Id);
        (await StartAsync()).Id.ShouldNotBe((await StartAsync()).Id);
    }

    [Test, Property("Rule", "O3"), Property("Rule", "T4")]
    public async Task Of_16_that_start_with_the_same_key_one_makes_the_run()
    {
        for (var round = 0; round < 10; round++)
        {
            var draft = new RunDraft { Operation = "build", IdempotencyKey = $"{round}" };
            var started = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Repository.StartRunAsync(draft)))).Soon();

            started.Select(one => one.Value.Id).Distinct().ShouldHaveSingleItem();
            started.Count(one => one.Outcome == WriteOutcome.Created).ShouldBe(1);
        }
    }

    [Test, Property("Rule", "O4")]
    public async Task Inputs_are_pinned_when_the_run_is_started_and_stay()
    {
        var notes = await NewCollectionAsync();
        var note = await NewNoteAsync(notes, "a", "first");
        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("second"));
        var inputs = new BundleDraft
        {
            Parameters = Draft.Meta("""{"n":1e400}"""),
            Entries = [InputDraft.Of("\ud83d\ude00", note.Id), InputDraft.Of("b", note.Id, 1), InputDraft.Outside("\ufb33", " urn:x ", Outside)],
        };

        var run = await StartAsync("build", null, inputs);
        await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("third"));

        var bundle = await Repository.Runs.GetBundleAsync(run.InputBundleId.ShouldNotBeNull());
        (bundle.Parameters.Text, bundle.EntryCount, bundle.CreatedAt, bundle.IsPurged).ShouldBe(("""{"n":1e400}""", 3, Time.Kept, false));
        var entries = await Repository.Runs.StreamBundleEntriesAsync(bundle.Id).ToListAsync();

        // By code point, which is not the order of UTF-16.
        entries.ShouldBe(
        [
            new() { BundleId = bundle.Id, Path = "b", ArtifactId = note.Id, Revision = 1, Digest = ContentDigest.Of("first"u8) },
            new() { BundleId = bundle.Id, Path = "\ufb33", Uri = " urn:x ", Digest = Outside },
            new() { BundleId = bundle.Id, Path = "\ud83d\ude00", ArtifactId = note.Id, Revision = 2, Digest = ContentDigest.Of("second"u8) },
        ]);
        bundle.Digest.ShouldBe(OwnForms.BundleDigest("""{"n":1e+400}""", entries));
        (await Repository.Changes.HistoryAsync(EntityKind.Bundle, bundle.Id)).Items.ShouldHaveSingleItem().NewDigest.ShouldBe(bundle.Digest);
    }

    [Test, Property("Rule", "O4")]
    public async Task Bundles_are_made_anew_with_equal_digests_and_pages_follow_the_paths()
    {
        var entries = Enumerable.Range(0, 25).Select(i => InputDraft.Outside($"{i}", $"urn:{i}", Outside)).ToList();
        var one = await StartAsync("build", null, new BundleDraft { Entries = entries });
        var other = await StartAsync("build", null, new BundleDraft { Entries = [.. entries.AsEnumerable().Reverse()] });

        one.InputBundleId.ShouldNotBe(other.InputBundleId);
        var bundle = await Repository.Runs.GetBundleAsync(one.InputBundleId!.Value);
        (await Repository.Runs.GetBundleAsync(other.InputBundleId!.Value)).Digest.ShouldBe(bundle.Digest);
        var first = await Repository.Runs.BundleEntriesAsync(bundle.Id, new PageRequest { Size = 10 });
        var second = await Repository.Runs.BundleEntriesAsync(bundle.Id, new PageRequest { Size = 20, Cursor = first.NextCursor });
        first.Items.Concat(second.Items).Select(entry => entry.Path).ShouldBe(entries.Select(entry => entry.Path).Order(StringComparer.Ordinal));
        second.NextCursor.ShouldBeNull();
        (await Repository.Runs.ListAsync(new RunQuery { InputDigest = bundle.Digest })).Items.ShouldBe([one, other], ignoreOrder: true);
    }

    [Test, Property("Rule", "O1")]
    public async Task What_a_run_refers_to_must_exist_and_a_head_must_be_live()
    {
        var notes = await NewCollectionAsync();
        var note = await NewNoteAsync(notes);
        var gone = await NewNoteAsync(notes, "gone");
        await Repository.DeleteArtifactAsync(gone.Id, Expected.Any);
        var none = new RunId(Guid.Parse("01890000-0000-7000-8000-000000000001"));

        (await FailsWritingNothingAsync<EntityNotFoundException>(() => Repository.StartRunAsync(
            new RunDraft { Operation = "build", ParentRunId = none, Inputs = Of(InputDraft.Of("a", gone.Id)) }))).Kind.ShouldBe(EntityKind.Run);
        (await FailsWritingNothingAsync<EntityNotFoundException>(() => StartAsync("build", null, Of(InputDraft.Of("a", gone.Id))))).Kind.ShouldBe(EntityKind.Artifact);
        (await FailsWritingNothingAsync<EntityNotFoundException>(() => StartAsync("build", null, Of(InputDraft.Of("a", note.Id, 2)))))
            .Key.ShouldBe($"{note.Id} revision 2");
        (await StartAsync("build", null, Of(InputDraft.Of("a", gone.Id, 1)))).Status.ShouldBe(RunStatus.Pending);
        await Repository.PurgeArtifactAsync(gone.Id, Expected.Any);
        await FailsWritingNothingAsync<EntityNotFoundException>(() => StartAsync("build", null, Of(InputDraft.Of("a", gone.Id, 1))));
        var parent = await StartAsync("parent");
        await Repository.CancelRunAsync(new(parent.Id, 1));
        (await Repository.StartRunAsync(new RunDraft { Operation = "child", ParentRunId = parent.Id })).Value.ParentRunId.ShouldBe(parent.Id);
        await Repository.PurgeRunAsync(parent.Id, Expected.Any);
        (await FailsWritingNothingAsync<EntityNotFoundException>(
            () => Repository.StartRunAsync(new RunDraft { Operation = "child", ParentRunId = parent.Id }))).Kind.ShouldBe(EntityKind.Run);

        static BundleDraft Of(InputDraft input) => new() { Entries = [input] };
    }
}
