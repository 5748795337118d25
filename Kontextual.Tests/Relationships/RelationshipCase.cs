using Kontextual.Domain;
using Kontextual.Tests.Backends;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Model;
using Kontextual.Tests.Paging.Filters;
using Kontextual.Tests.Repository;
using static Kontextual.Tests.Entities.WrittenStates;

namespace Kontextual.Tests.Relationships;

/// <summary>Relationships, for the tests of every entity.</summary>
internal sealed class RelationshipCase : EntityCase<RelationshipId, Relationship, RelationshipQuery, RelationshipRow>
{
    private static readonly ArtifactId NoArtifact = ArtifactId.Parse("01890000-0000-7000-8000-000000000002");
    private static readonly RelationshipId None = RelationshipId.Parse("01890000-0000-7000-8000-000000000003");

    private static RelationshipDraft Link => new() { Source = NoArtifact, Target = NoArtifact, Type = "cites" };

    public override IEnumerable<Verb> Verbs =>
    [
        new("relationship created", (s, t, token) => t.Relationships.CreateAsync(Draft.Link(s.Lonely, s.A), token)),
        new("relationship updated", (s, t, token) =>
            t.Relationships.UpdateAsync(s.Link.Id, Expected.Any, new RelationshipChange { Metadata = Draft.Meta("""{"a":1}""") }, token)),
        new("relationship deleted", (s, t, token) => t.Relationships.DeleteAsync(s.Link.Id, Expected.Any, token)),
        new("relationship purged", (s, t, token) => t.Relationships.PurgeAsync(s.GoneLink.Id, Expected.Any, token)),
    ];

    private static Relationship Full => new()
    {
        Id = RelationshipId.Parse(Id(1)),
        SourceId = ArtifactId.Parse(Id(2)),
        TargetId = ArtifactId.Parse(Id(3)),
        Type = "cites",
        Metadata = Kept,
        Provenance = Provenance.FromStored(KeptOrigin),
        Version = 2,
        CreatedAt = Ten,
        UpdatedAt = Eleven,
        FromSequence = 5,
        ToSequence = 9,
    };

    public override IEnumerable<WrittenState> States =>
    [
        WrittenState.Of(RelationshipDescription.Instance, Full, $$"""
            {"createdAt":"2026-11-22T10:00:00.000000Z","fromSequence":5,"id":"{{Id(1)}}","metadata":{{KeptMembers}},"provenance":{{KeptOrigin}},"sourceId":"{{Id(2)}}","targetId":"{{Id(3)}}","toSequence":9,"type":"cites","updatedAt":"2026-11-22T11:00:00.123456Z","version":2}
            """),
        WrittenState.Of(RelationshipDescription.Instance, Full with { Provenance = Provenance.None, ToSequence = null }, $$"""
            {"createdAt":"2026-11-22T10:00:00.000000Z","fromSequence":5,"id":"{{Id(1)}}","metadata":{{KeptMembers}},"provenance":{},"sourceId":"{{Id(2)}}","targetId":"{{Id(3)}}","toSequence":null,"type":"cites","updatedAt":"2026-11-22T11:00:00.123456Z","version":2}
            """),
    ];

    public override IEnumerable<BadInput<IKnowledgeTransaction>> BadWrites =>
    [
        .. from bad in BadValues.Types
           select new BadInput<IKnowledgeTransaction>(
               $"{bad.Flaw}, of a relationship", "draft", bad.Says, t => t.Relationships.CreateAsync(Link with { Type = bad.Type })),
        .. from bad in BadValues.Json
           select new BadInput<IKnowledgeTransaction>($"{bad.Flaw}, as attributes", "json", bad.Says,
               t => t.Relationships.CreateAsync(Link with { Provenance = new Provenance { Attributes = Metadata.Parse(bad.Json) } })),
        BadWrite.Default("source", "draft", t => t.Relationships.CreateAsync(Link with { Source = default })),
        BadWrite.Default("target", "draft", t => t.Relationships.CreateAsync(Link with { Target = default })),
        BadWrite.Default("relationship to update", "id", t => t.Relationships.UpdateAsync(default, Expected.Any, new RelationshipChange())),
        BadWrite.Default("relationship to delete", "id", t => t.Relationships.DeleteAsync(default, Expected.Any)),
        BadWrite.Default("relationship to purge", "id", t => t.Relationships.PurgeAsync(default, Expected.Any)),
        BadWrite.OutOfRange("version 0", "version", "1", t => t.Relationships.DeleteAsync(None, Expected.Exactly(0))),
    ];

    protected override IReadOnlyList<Filter<RelationshipQuery, RelationshipRow>> Filters => RelationshipFilters.All;

    protected override IEnumerable<Filter<RelationshipQuery, RelationshipRow>> Generated => RelationshipFilters.Mixes.SelectMany(mix => mix.Filters);

    protected override IEnumerable<(string Name, Func<Stored, RelationshipQuery> Query, string Index)> Listings =>
    [
        ("all", _ => new(), "ix_relationships_created_at_id"),
        ("by source and type", s => new() { Source = s.Artifact.Id, Type = "refers-to" }, "(source_id=?"),
        ("by target and type", s => new() { Target = s.Artifact.Id, Type = "refers-to" }, "(target_id=?"),
        ("touching, with a type", s => new() { Touching = s.Artifact.Id, Type = "x", IncludeDeleted = true }, "ix_relationships_source_id_created_at_id (source_id=?"),
    ];

    protected override RelationshipQuery Removed(bool purged) => new() { IncludeDeleted = true, IncludePurged = purged };
}
