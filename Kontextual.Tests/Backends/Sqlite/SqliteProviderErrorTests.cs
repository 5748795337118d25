using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>A statement that the provider refuses, wherever in a transaction it stands, leaves the store as it was.</summary>
[TestFixture]
public sealed class SqliteProviderErrorTests() : StoreSpecs(Backend.Sqlite)
{
    private Collection notes = null!;
    private Artifact a = null!;
    private Artifact b = null!;

    private static IEnumerable<TestCaseData> Statements() =>
        from table in new[] { "collections", "artifacts", "revisions", "contents", "content_chunks", "relationships", "change_records" }
        from statement in new[] { "INSERT", "UPDATE" }
        // Nothing updates these.
        where statement == "INSERT" || table is not ("contents" or "content_chunks" or "change_records")
        select new TestCaseData(table, statement);

    [SetUp]
    public async Task FillStore()
    {
        notes = await NewCollectionAsync();
        (a, b) = (await NewNoteAsync(notes, "a"), await NewNoteAsync(notes, "b"));
        await NewLinkAsync(a, b);
    }

    [TestCaseSource(nameof(Statements)), Property("Rule", "T1"), Property("Rule", "T3")]
    public async Task A_statement_that_fails_discards_the_transaction_and_poisons_nothing(string table, string statement)
    {
        ChangeSchema($"CREATE TRIGGER fault BEFORE {statement} ON {table} BEGIN SELECT RAISE(ABORT, 'on purpose'); END");

        await FailsWritingNothingAsync<KnowledgeException>(() => Repository.WriteAsync(DoEverythingAsync));

        ChangeSchema("DROP TRIGGER fault");
        (await Repository.WriteAsync(DoEverythingAsync).Soon()).FirstSequence.ShouldBe(5);
    }

    [TestCaseSource(nameof(Statements)), Property("Rule", "T4"), Property("Rule", "T1")]
    public async Task After_it_every_further_verb_throws_and_nothing_is_committed_though_the_body_returns(string table, string statement)
    {
        ChangeSchema($"CREATE TRIGGER fault BEFORE {statement} ON {table} BEGIN SELECT RAISE(ABORT, 'on purpose'); END");

        var error = await FailsWritingNothingAsync<InvalidOperationException>(() => Repository.WriteAsync(async (t, token) =>
        {
            await Should.ThrowAsync<KnowledgeException>(() => DoEverythingAsync(t, token));
            await Should.ThrowAsync<InvalidOperationException>(() => t.Collections.CreateAsync(Draft.Collection("after"), token));
            await Should.ThrowAsync<InvalidOperationException>(() => t.Artifacts.FindAsync(a.Id, cancellationToken: token));
        }));

        error.InnerException.ShouldBeAssignableTo<KnowledgeException>();
    }

    [Test, Property("Rule", "T1")]
    public async Task A_fault_at_any_record_of_a_transaction_discards_the_whole_of_it([Range(5, 12)] int sequence)
    {
        ChangeSchema($"CREATE TRIGGER fault BEFORE INSERT ON change_records WHEN NEW.sequence = {sequence} BEGIN SELECT RAISE(ABORT, 'on purpose'); END");

        await FailsWritingNothingAsync<KnowledgeException>(() => Repository.WriteAsync(DoEverythingAsync));
    }

    private async Task<long> DoEverythingAsync(IKnowledgeTransaction t, CancellationToken token)
    {
        var more = await t.Collections.CreateAsync(Draft.Collection("more"), token);
        await t.Collections.RenameAsync(notes.Id, Expected.Any, "renamed", token);
        var c = await t.Artifacts.CreateAsync(Draft.Note(more.Id, "c", "new text"), token);
        await t.Artifacts.CreateAsync(Draft.File(more.Id, "d", new byte[(1 << 20) + 1]), token);
        await t.Artifacts.ReviseAsync(b.Id, Expected.Any, new ArtifactChange { Name = "z" }, token);
        await t.Relationships.CreateAsync(Draft.Link(c, b), token);
        await t.Artifacts.DeleteAsync(a.Id, Expected.Any, DeletePolicy.Cascade, token);
        return (await t.Changes.HeadAsync(token)).Sequence;
    }

    private void ChangeSchema(string sql)
    {
        using var raw = new RawStore(Store.Path);
        raw.Execute(sql);
    }
}
