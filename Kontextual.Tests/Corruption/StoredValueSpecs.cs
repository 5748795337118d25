using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Mapping;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Store;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Tests.Corruption;

/// <summary>A row whose value is not in the form of its column: each backend names the same place.</summary>
public sealed class StoredValueSpecs(Backend backend) : DamagedStore(backend)
{
    private static readonly Dictionary<string, Func<Artifact, Artifact>> Artifacts = new()
    {
        ["name"] = a => a with { Name = string.Empty },
        ["type"] = a => a with { Type = "Not A Type" },
        ["media_type"] = a => a with { MediaType = "text" },
        ["digest"] = a => a with { Digest = default },
        ["size"] = a => a with { Size = -1 },
        ["metadata"] = a => a with { Metadata = Domain.Metadata.FromStored("{") },
        ["provenance"] = a => a with { Provenance = new Domain.Provenance { Attributes = Domain.Metadata.FromStored("1") } },
    };

    private static readonly Dictionary<string, Func<Revision, Revision>> Revisions = new()
    {
        ["kind"] = r => r with { Kind = (RevisionKind)99 },
        ["name"] = r => r with { Name = "a\0b" },
        ["message"] = r => r with { Message = new string('x', 65_537) },
        ["from_sequence"] = r => r with { FromSequence = 0 },
        ["metadata"] = r => r with { Metadata = Domain.Metadata.FromStored("[]") },
    };

    private static readonly Dictionary<string, Func<ChangeRecord, ChangeRecord>> Records = new()
    {
        ["entity_kind"] = c => c with { EntityKind = (EntityKind)99 },
        ["kind"] = c => c with { Kind = (ChangeKind)99 },
        ["entity_version"] = c => c with { EntityVersion = 0 },
        ["salt"] = c => c with { Salt = "00" },
        ["state"] = c => c with { State = "no state" },
        ["commitment"] = c => c with { Commitment = default },
        ["hash"] = c => c with { Hash = ChainHash.FromStored("00") },
        ["actor"] = c => c with { Actor = new string('x', 4097) },
    };

    private static string[] ArtifactColumns() => [.. Artifacts.Keys];

    private static string[] RevisionColumns() => [.. Revisions.Keys];

    private static string[] RecordColumns() => [.. Records.Keys];

    // The key that the database assigned is not in the artifact, and EF finds the row by it.
    private static void Replace(KontextualDbContext db, Artifact artifact)
    {
        var entry = db.Entry(artifact);
        if (entry.Metadata.FindProperty(RowKey.Inner) is { } inner)
        {
            entry.Property(inner.Name).CurrentValue =
                db.Set<Artifact>().Where(a => a.Id == artifact.Id).Select(a => EF.Property<long>(a, RowKey.Inner)).Single();
        }

        entry.State = EntityState.Modified;
    }

    [TestCaseSource(nameof(ArtifactColumns)), Property("Rule", "P7")]
    public async Task In_an_artifact(string column)
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        await DamageAsync(db => Replace(db, Artifacts[column](artifact)));

        var place = $"table artifacts, id {artifact.Id}, column {column}";
        await NamesAsync(place, () => Repository.Artifacts.FindAsync(artifact.Id));
        await NamesAsync(place, () => Repository.Artifacts.ListAsync(new ArtifactQuery()));
        await NamesAsync(place, () => Repository.WriteAsync((t, token) =>
            t.Artifacts.ReviseAsync(artifact.Id, Expected.Any, Draft.Text("more"), token)));
    }

    [TestCaseSource(nameof(RevisionColumns)), Property("Rule", "P7")]
    public async Task In_a_revision(string column)
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        var revision = (await Repository.Artifacts.FindRevisionAsync(artifact.Id, 1))!;
        await DamageAsync(db => db.Update(Revisions[column](revision)));

        var place = $"table revisions, artifact_id {artifact.Id}, number 1, column {column}";
        await NamesAsync(place, () => Repository.Artifacts.FindRevisionAsync(artifact.Id, 1));
        await NamesAsync(place, () => Repository.Artifacts.HistoryAsync(artifact.Id));
        await NamesAsync(place, () => Repository.ReadAsync((view, token) => view.Artifacts.HistoryAsync(artifact.Id, null, token)));
    }

    [TestCaseSource(nameof(RecordColumns)), Property("Rule", "P7")]
    public async Task In_a_change_record(string column)
    {
        await NewCollectionAsync();
        var record = (await Repository.Changes.FindAsync(1))!;
        await DamageAsync(db => db.Update(Records[column](record)));

        var place = $"table change_records, sequence 1, column {column}";
        await NamesAsync(place, () => Repository.Changes.FindAsync(1));
        await NamesAsync(place, () => Repository.Changes.SinceAsync(ChangePosition.Start));
    }

    [Test, Property("Rule", "P7")]
    public async Task In_a_state_that_is_of_another_kind()
    {
        var collection = await NewCollectionAsync();
        var record = (await Repository.Changes.FindAsync(1))!;
        await DamageAsync(db => db.Update(record with { State = "{}" }));

        await NamesAsync(
            "table change_records, sequence 1, column state", () => Repository.AsOf(AsOf.AtSequence(1)).Collections.FindAsync(collection.Id));
    }

    [Test, Property("Rule", "P7")]
    public async Task An_empty_name_is_right_where_it_was_purged()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        await Repository.DeleteArtifactAsync(artifact.Id, Expected.Any);
        await Repository.WriteAsync((t, token) => t.Artifacts.PurgeAsync(artifact.Id, Expected.Any, token));

        (await Repository.Artifacts.FindAsync(artifact.Id, includeDeleted: true)).ShouldNotBeNull().Name.ShouldBe("");
        (await HistoryAsync(artifact.Id)).ShouldAllBe(revision => revision.Name.Length == 0);
    }

    private static async Task NamesAsync(string place, Func<Task> read) =>
        (await Should.ThrowAsync<StoreCorruptException>(async () => await read().Soon())).Where.ShouldBe(place);
}
