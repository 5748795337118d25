using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>All or nothing, wherever a body fails.</summary>
public sealed class RollbackSpecs(Backend backend) : StoreSpecs(backend)
{
    private const int Steps = 13;

    private Collection notes = null!;
    private Artifact a = null!;
    private Artifact b = null!;
    private Relationship link = null!;

    [SetUp]
    public async Task FillStore()
    {
        await TypicalStore.FillAsync(Repository, Time);
        notes = await NewCollectionAsync("given");
        (a, b) = (await NewNoteAsync(notes, "a"), await NewNoteAsync(notes, "b"));
        link = await NewLinkAsync(a, b);
    }

    [Test, Property("Rule", "T1")]
    public async Task A_failure_after_any_step_leaves_the_store_as_it_was([Range(0, Steps)] int steps)
    {
        var before = await DumpAsync();
        var summary = await Repository.SummarizeAsync();
        var failure = new DivideByZeroException("on purpose");

        var error = await Should.ThrowAsync<DivideByZeroException>(() => Repository.WriteAsync(async (t, token) =>
        {
            await DoAsync(steps, t, token);
            throw failure;
        }));

        error.ShouldBeSameAs(failure);
        (await DumpAsync()).ShouldBe(before);
        (await Repository.SummarizeAsync()).ShouldBe(summary);
    }

    [Test, Property("Rule", "T3")]
    public async Task After_a_failure_the_same_body_works([Values(1, 4, 7, Steps)] int steps)
    {
        var head = await Repository.Changes.HeadAsync();
        await Should.ThrowAsync<DivideByZeroException>(() => Repository.WriteAsync(async (t, token) =>
        {
            await DoAsync(steps, t, token);
            throw new DivideByZeroException();
        }));

        var committed = await Repository.WriteAsync((t, token) => DoAsync(steps, t, token)).Soon();

        committed.FirstSequence.ShouldBe(head.Sequence + 1);
        (await RecordsOfAsync(committed)).ShouldNotBeEmpty();
    }

    [Test, Property("Rule", "T1"), Property("Rule", "T3")]
    public async Task A_body_that_throws_before_it_awaits_anything_fails_the_same_way()
    {
        await FailsWritingNothingAsync<DivideByZeroException>(() => Repository.WriteAsync<int>((_, _) => throw new DivideByZeroException()));

        await NewNoteAsync(notes, "next").Soon();
    }

    [Test, Property("Rule", "T1")]
    public async Task A_rules_error_that_nobody_catches_discards_what_was_done_before_it()
    {
        await FailsWritingNothingAsync<DuplicateNameException>(() => Repository.WriteAsync(async (t, token) =>
        {
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "c"), token);
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "a"), token);
        }));
    }

    [Test, Property("Rule", "T1")]
    public async Task A_body_that_cancels_itself_leaves_the_store_as_it_was()
    {
        await FailsWritingNothingAsync<OperationCanceledException>(() => Repository.WriteAsync(async (t, token) =>
        {
            await DoAsync(Steps, t, token);
            throw new OperationCanceledException();
        }));
    }

    [Test, Property("Rule", "T1")]
    public async Task All_steps_together_are_one_transaction()
    {
        var committed = await Repository.WriteAsync((t, token) => DoAsync(Steps, t, token));

        var records = await RecordsOfAsync(committed);
        records.Count.ShouldBe(15);
        records.ShouldAllBe(record => record.TransactionId == committed.TransactionId);
        (await Repository.Changes.HeadAsync()).Sequence.ShouldBe(committed.LastSequence!.Value);
    }

    private async Task DoAsync(int steps, IKnowledgeTransaction t, CancellationToken token)
    {
        Func<Task>[] all =
        [
            () => t.Collections.CreateAsync(Draft.Collection("new"), token),
            () => t.Artifacts.CreateAsync(Draft.Note(notes.Id, "c", "new text"), token),
            () => t.Artifacts.CreateAsync(Draft.File(notes.Id, "d", new byte[(1 << 20) + 1]), token),
            () => t.Relationships.CreateAsync(Draft.Link(b, a), token),
            () => t.Artifacts.ReviseAsync(a.Id, Expected.Exactly(1), Draft.Text("revised"), token),
            () => t.Artifacts.ReviseAsync(a.Id, Expected.Exactly(2), new ArtifactChange { Name = "z" }, token),
            () => t.Artifacts.PutAsync(Draft.Note(notes.Id, "b", "put"), Expected.Exactly(1), token),
            () => t.Relationships.UpdateAsync(link.Id, Expected.Exactly(1), new RelationshipChange { Metadata = Draft.Meta("""{"a":1}""") }, token),
            () => t.Artifacts.DeleteAsync(a.Id, Expected.Exactly(3), DeletePolicy.Cascade, token),
            () => t.Artifacts.RestoreAsync(a.Id, Expected.Exactly(4), token),
            () => t.Collections.RenameAsync(notes.Id, Expected.Exactly(1), "renamed", token),
            () => t.Collections.UpdateAsync(notes.Id, Expected.Exactly(2), new CollectionChange { Description = "new" }, token),
            () => t.Artifacts.DeleteAsync(b.Id, Expected.Exactly(2), DeletePolicy.Restrict, token),
        ];
        all.Length.ShouldBe(Steps);
        foreach (var step in all.Take(steps))
            await step();
    }
}
