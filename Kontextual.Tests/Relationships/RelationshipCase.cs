using Kontextual.Domain;
using Kontextual.Tests.Backends;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Model;
using Kontextual.Tests.Paging.Filters;
using Kontextual.Tests.Repository;

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
