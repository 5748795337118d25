using Kontextual.Domain;
using Kontextual.Tests.Backends;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Model;
using Kontextual.Tests.Paging.Filters;
using Kontextual.Tests.Repository;
using static Kontextual.Tests.Entities.WrittenStates;

namespace Kontextual.Tests.Contexts;

/// <summary>Context references, for the tests of every entity.</summary>
internal sealed class ContextReferenceCase : EntityCase<ContextReferenceId, ContextReference, ContextReferenceQuery, ContextReferenceRow>
{
    private static readonly Provenance Origin = new() { Source = "https://example.org/", Attributes = Draft.Meta("""{"b":[]}""") };
    private static readonly ContextReferenceId None = ContextReferenceId.Parse("01890000-0000-7000-8000-000000000003");

    private static ContextReferenceDraft Good => new()
    {
        Package = ContextPackageId.Parse("01890000-0000-7000-8000-000000000001"),
        Role = "source",
        Target = ContextTarget.ForArtifact(ArtifactId.Parse("01890000-0000-7000-8000-000000000002")),
    };

    public override IEnumerable<Verb> Verbs =>
    [
        new("reference added at the end", (s, t, token) => t.ContextReferences.AddAsync(Draft.Reference(s.Package, s.A), token)),
        new("reference added before others", (s, t, token) =>
            t.ContextReferences.AddAsync(Draft.Reference(s.Package, s.Lonely) with { Target = ContextTarget.ForArtifact(s.A.Id, 1), Ordinal = 1 }, token)),
        new("reference to a relationship added", (s, t, token) =>
            t.ContextReferences.AddAsync(Draft.Reference(s.Package, s.A) with { Target = ContextTarget.ForRelationship(s.Link.Id) }, token)),
        new("reference moved up", (s, t, token) => t.ContextReferences.MoveAsync(s.References[2].Id, Expected.Exactly(2), 1, token)),
        new("reference moved down", (s, t, token) => t.ContextReferences.MoveAsync(s.References[0].Id, Expected.Exactly(2), 3, token)),
        new("reference updated", (s, t, token) => t.ContextReferences.UpdateAsync(
            s.References[0].Id, Expected.Any, new ContextReferenceChange { Role = "other", Metadata = Draft.Meta("""{"a":1}""") }, token)),
        new("reference removed", (s, t, token) => t.ContextReferences.RemoveAsync(s.References[0].Id, Expected.Any, token)),
        new("reference purged", (s, t, token) => t.ContextReferences.PurgeAsync(s.GoneReference.Id, Expected.Any, token)),
    ];

    private static ContextReference Full => new()
    {
        Id = ContextReferenceId.Parse(Id(1)),
        PackageId = ContextPackageId.Parse(Id(2)),
        Ordinal = 3,
        Role = "source",
        Metadata = Kept,
        Provenance = Provenance.FromStored(KeptOrigin),
        Version = 2,
        CreatedAt = Ten,
        UpdatedAt = Eleven,
    };

    public override IEnumerable<WrittenState> States =>
    [
        WrittenState.Of(
            ContextReferenceDescription.Instance, Full with { ArtifactId = ArtifactId.Parse(Id(4)), Revision = 5, DeletedAt = Twelve }, $$"""
            {"artifactId":"{{Id(4)}}","createdAt":"2026-11-22T10:00:00.000000Z","deletedAt":"2026-11-22T12:00:00.000000Z","externalReference":null,"externalSystem":null,"id":"{{Id(1)}}","metadata":{{KeptMembers}},"ordinal":3,"packageId":"{{Id(2)}}","provenance":{{KeptOrigin}},"relationshipId":null,"revision":5,"role":"source","runId":null,"updatedAt":"2026-11-22T11:00:00.123456Z","version":2}
            """),
        WrittenState.Of(
            ContextReferenceDescription.Instance, Full with { ExternalSystem = "memory", ExternalReference = " kept \n" }, $$"""
            {"artifactId":null,"createdAt":"2026-11-22T10:00:00.000000Z","deletedAt":null,"externalReference":" kept \n","externalSystem":"memory","id":"{{Id(1)}}","metadata":{{KeptMembers}},"ordinal":3,"packageId":"{{Id(2)}}","provenance":{{KeptOrigin}},"relationshipId":null,"revision":null,"role":"source","runId":null,"updatedAt":"2026-11-22T11:00:00.123456Z","version":2}
            """),
    ];

    public override IEnumerable<BadInput<IKnowledgeTransaction>> BadWrites =>
    [
        .. from bad in BadValues.Names
           from input in new BadInput<IKnowledgeTransaction>[]
           {
               new($"{bad.Flaw}, as a role", "draft", bad.Says, t => t.ContextReferences.AddAsync(Good with { Role = bad.Name })),
               new($"{bad.Flaw}, as a new role", "change", bad.Says,
                   t => t.ContextReferences.UpdateAsync(None, Expected.Any, new ContextReferenceChange { Role = bad.Name })),
           }
           select input,
        .. from bad in BadValues.Json
           select new BadInput<IKnowledgeTransaction>($"{bad.Flaw}, of a reference", "json", bad.Says,
               t => t.ContextReferences.AddAsync(Good with { Metadata = Metadata.Parse(bad.Json) })),
        .. from bad in TargetFilters.Bad
           select new BadInput<IKnowledgeTransaction>($"{bad.Flaw}, to refer to", "draft", bad.Says,
               t => t.ContextReferences.AddAsync(Good with { Target = bad.Target, Provenance = Origin })),
        new("no provenance of an external record", "draft", "needs a provenance", t => t.ContextReferences.AddAsync(Good with { Target = TargetFilters.External })),
        BadWrite.Default("package to add to", "draft", t => t.ContextReferences.AddAsync(Good with { Package = default })),
        BadWrite.Default("target artifact", "draft", t => t.ContextReferences.AddAsync(Good with { Target = ContextTarget.ForArtifact(default) })),
        BadWrite.Default("target relationship", "draft", t => t.ContextReferences.AddAsync(Good with { Target = ContextTarget.ForRelationship(default) })),
        BadWrite.Default("target run", "draft", t => t.ContextReferences.AddAsync(Good with { Target = ContextTarget.ForRun(default) })),
        BadWrite.Default("reference to move", "id", t => t.ContextReferences.MoveAsync(default, Expected.Any, 1)),
        BadWrite.Default("reference to update", "id", t => t.ContextReferences.UpdateAsync(default, Expected.Any, new ContextReferenceChange())),
        BadWrite.Default("reference to remove", "id", t => t.ContextReferences.RemoveAsync(default, Expected.Any)),
        BadWrite.Default("reference to purge", "id", t => t.ContextReferences.PurgeAsync(default, Expected.Any)),
        BadWrite.OutOfRange("position 0 to add at", "draft", "from 1", t => t.ContextReferences.AddAsync(Good with { Ordinal = 0 })),
        BadWrite.OutOfRange("position 0 to move to", "ordinal", "from 1", t => t.ContextReferences.MoveAsync(None, Expected.Any, 0)),
        BadWrite.OutOfRange("revision 0 of a target", "draft", "from 1", t => t.ContextReferences.AddAsync(Good with
        {
            Target = ContextTarget.ForArtifact(Good.Target.ArtifactId!.Value, 0),
        })),
    ];

    protected override IReadOnlyList<Filter<ContextReferenceQuery, ContextReferenceRow>> Filters => ContextReferenceFilters.All;

    protected override IEnumerable<Filter<ContextReferenceQuery, ContextReferenceRow>> Generated => ContextReferenceFilters.Mixes.SelectMany(mix => mix.Filters);

    protected override IEnumerable<(string Name, Func<Stored, ContextReferenceQuery> Query, string Index)> Listings =>
    [
        ("all", _ => new(), "ix_context_references_created_at_id"),
        ("of a package, removed ones too", s => new() { Package = s.Packages[0].Id, IncludeDeleted = true }, "ix_context_references_package_id_ordinal_id (package_id=?"),
        ("to a revision", s => new() { Target = ContextTarget.ForArtifact(s.Artifact.Id, 1) }, "ix_context_references_artifact (artifact_id=?"),
        ("to a relationship", _ => new() { Target = ContextTarget.ForRelationship(new(None.Value)) }, "ix_context_references_relationship (relationship_id=?"),
        ("to a run", _ => new() { Target = ContextTarget.ForRun(new(None.Value)) }, "ix_context_references_run (run_id=?"),
        ("to an external record", _ => new() { Target = TargetFilters.External }, "ix_context_references_external (external_system=? AND external_reference=?"),
    ];

    protected override ContextReferenceQuery Removed(bool purged) => new() { IncludeDeleted = true, IncludePurged = purged };

    // One line an entry, which does not depend on the culture.
    protected override async IAsyncEnumerable<object> BelongingsAsync(IKnowledgeReaders readers, ContextReference entity)
    {
        var entry = await readers.ContextReferences.FindEntryAsync(entity.Id, includeDeleted: true);
        yield return $"{entity.Id} leads to {entry?.TargetState}";
    }

    protected override IEnumerable<NamedRead> MoreReads(IKnowledgeReaders readers, ContextReference entity) =>
    [
        new($"entry {entity.Id}", async () => await readers.ContextReferences.FindEntryAsync(entity.Id, includeDeleted: true)),
        new($"entries beside {entity.Id}", async () =>
            (await readers.ContextReferences.ListEntriesAsync(new() { Package = entity.PackageId, IncludeDeleted = true })).Items),
    ];

    /// <summary>References to every kind of target; moved, changed and removed ones among them.</summary>
    public override async Task FillAsync(IKnowledgeRepository repository, ManualTime time, Stored stored)
    {
        var (brief, other) = (stored.Packages[0], stored.Packages[1]);
        await repository.WriteAsync(
            async (t, token) =>
            {
                var link = await t.Relationships.CreateAsync(Draft.Link(stored.Artifact, stored.Artifact, "refers-to-itself"), token);
                var outside = Draft.Reference(brief, stored.Artifact) with
                {
                    Target = TargetFilters.External,
                    Provenance = Origin,
                    Metadata = Draft.Meta("""{"a":1.0}"""),
                };
                await t.ContextReferences.AddAsync(Draft.Reference(brief, stored.Artifact), token);
                await t.ContextReferences.AddAsync(
                    Draft.Reference(brief, stored.Artifact) with { Target = ContextTarget.ForArtifact(stored.Artifact.Id, 1), Role = "source" }, token);
                var last = await t.ContextReferences.AddAsync(outside, token);
                await t.ContextReferences.AddAsync(Draft.Reference(brief, stored.Artifact) with { Ordinal = 1 }, token);
                await t.ContextReferences.MoveAsync(last.Id, Expected.Any, 2, token);
                await t.ContextReferences.UpdateAsync(last.Id, Expected.Any, new ContextReferenceChange { Role = "memory" }, token);
                await t.ContextReferences.AddAsync(outside with { Package = other.Id, Target = ContextTarget.ForRelationship(link.Id) }, token);
                var run = await t.Runs.StartAsync(new() { Operation = "refer" }, token);
                await t.ContextReferences.AddAsync(outside with { Package = other.Id, Target = ContextTarget.ForRun(run.Value.Id) }, token);
                // At the end, so that a test can take the deletion away without two of one position.
                var removed = await t.ContextReferences.AddAsync(outside with { Package = other.Id }, token);
                await t.ContextReferences.RemoveAsync(removed.Id, Expected.Any, token);
            },
            new WriteContext { Actor = "ann", Reason = "to refer" });
        time.Advance(TimeSpan.FromSeconds(1));
        await repository.AddContextReferenceAsync(Draft.Reference(stored.Packages[2], stored.Artifact));
    }

    public override Task AddPurgedAsync(IKnowledgeRepository repository, Stored stored) => repository.WriteAsync(async (t, token) =>
    {
        var gone = await t.ContextReferences.AddAsync(Draft.Reference(stored.Packages[0], stored.Artifact), token);
        await t.ContextReferences.RemoveAsync(gone.Id, Expected.Any, token);
        await t.ContextReferences.PurgeAsync(gone.Id, Expected.Any, token);
    });
}
