using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>A store's writers, in the words of <see cref="IVerbs"/>.</summary>
internal sealed class StoreVerbs(IKnowledgeTransaction t, AssignedIds assignedIds)
    : StoreReads(t.Collections, t.Artifacts, t.Relationships, t.Changes, t.AsOf), IVerbs
{
    public async Task<CollectionRow> CreateCollectionAsync(CollectionWish wish)
    {
        var made = await t.Collections.CreateAsync(
            new() { Name = wish.Name, Description = wish.Description, Metadata = Metadata.Parse(wish.Metadata.Given) });
        assignedIds.Add(made.Id.Value);
        return made.Row();
    }

    public async Task<Done<CollectionRow>> RenameCollectionAsync(CollectionId id, int? expected, string name) =>
        (await t.Collections.RenameAsync(id, Version(expected), name)).Done();

    public async Task<Done<CollectionRow>> UpdateCollectionAsync(CollectionId id, int? expected, string? description, Meta? metadata) =>
        (await t.Collections.UpdateAsync(id, Version(expected), new() { Description = description, Metadata = MetadataOf(metadata) })).Done();

    public async Task<CollectionRow> DeleteCollectionAsync(CollectionId id, int? expected, bool cascade) =>
        (await t.Collections.DeleteAsync(id, Version(expected), Policy(cascade))).Row();

    public async Task<Done<CollectionRow>> PurgeCollectionAsync(CollectionId id, int? expected, bool cascade) =>
        (await t.Collections.PurgeAsync(id, Version(expected), Policy(cascade))).Done();

    public async Task<ArtifactRow> CreateArtifactAsync(CollectionId collection, ArtifactWish wish)
    {
        using var content = ContentSource.FromBytes(wish.Content!.Bytes);
        var made = await t.Artifacts.CreateAsync(ArtifactForms.DraftOf(collection, wish, content));
        assignedIds.Add(made.Id.Value);
        return made.Row();
    }

    public async Task<Done<ArtifactRow>> PutArtifactAsync(CollectionId collection, ArtifactWish wish, int? expected)
    {
        using var content = ContentSource.FromBytes(wish.Content!.Bytes);
        var put = await t.Artifacts.PutAsync(ArtifactForms.DraftOf(collection, wish, content), Version(expected));
        if (put.Outcome == WriteOutcome.Created)
            assignedIds.Add(put.Value.Id.Value);
        return put.Done();
    }

    public async Task<Done<ArtifactRow>> ReviseArtifactAsync(ArtifactId id, int? expected, CollectionId? collection, ArtifactWish wish)
    {
        using var content = wish.Content is null ? null : ContentSource.FromBytes(wish.Content.Bytes);
        return (await t.Artifacts.ReviseAsync(id, Version(expected), ArtifactForms.ChangeOf(collection, wish, content))).Done();
    }

    public async Task<ArtifactRow> DeleteArtifactAsync(ArtifactId id, int? expected, bool cascade) =>
        (await t.Artifacts.DeleteAsync(id, Version(expected), Policy(cascade))).Row();

    public async Task<Done<ArtifactRow>> RestoreArtifactAsync(ArtifactId id, int? expected) =>
        (await t.Artifacts.RestoreAsync(id, Version(expected))).Done();

    public async Task<Done<ArtifactRow>> PurgeArtifactAsync(ArtifactId id, int? expected) =>
        (await t.Artifacts.PurgeAsync(id, Version(expected))).Done();

    public async Task<RelationshipRow> CreateRelationshipAsync(RelationshipWish wish)
    {
        var made = await t.Relationships.CreateAsync(new()
        {
            Source = wish.Source,
            Target = wish.Target,
            Type = wish.Type,
            Metadata = Metadata.Parse(wish.Metadata.Given),
            Provenance = ProvenanceOf(wish.Origin),
        });
        assignedIds.Add(made.Id.Value);
        return made.Row();
    }

    public async Task<Done<RelationshipRow>> UpdateRelationshipAsync(RelationshipId id, int? expected, Meta? metadata, Origin? origin) =>
        (await t.Relationships.UpdateAsync(
            id, Version(expected), new() { Metadata = MetadataOf(metadata), Provenance = origin is null ? null : ProvenanceOf(origin) })).Done();

    public async Task<RelationshipRow> DeleteRelationshipAsync(RelationshipId id, int? expected) =>
        (await t.Relationships.DeleteAsync(id, Version(expected))).Row();

    public async Task<Done<RelationshipRow>> PurgeRelationshipAsync(RelationshipId id, int? expected) =>
        (await t.Relationships.PurgeAsync(id, Version(expected))).Done();

    private static Expected Version(int? expected) => expected is { } version ? Expected.Exactly(version) : Expected.Any;

    private static DeletePolicy Policy(bool cascade) => cascade ? DeletePolicy.Cascade : DeletePolicy.Restrict;

    public static Metadata? MetadataOf(Meta? meta) => meta is null ? null : Metadata.Parse(meta.Given);

    public static Provenance ProvenanceOf(Origin origin) => new()
    {
        Actor = origin.Actor,
        Source = origin.Source,
        Tool = origin.Tool,
        ToolVersion = origin.ToolVersion,
        Attributes = Metadata.Parse(origin.Attributes),
    };
}
