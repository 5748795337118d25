using System.Security.Cryptography;
using Kontextual.Domain;
using Kontextual.Tests.Backends;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Model;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Artifacts;

/// <summary>Artifacts and their revisions, for the tests of every entity.</summary>
internal sealed partial class ArtifactCase : EntityCase<ArtifactId, Artifact, ArtifactQuery, ArtifactRow>
{
    // Two whole chunks and a rest, so that a fault can fall between chunks.
    private static readonly byte[] Large = [.. Enumerable.Range(0, (2 << 20) + 5).Select(i => (byte)(i * 7))];

    public override IEnumerable<Verb> Verbs =>
    [
        new("artifact created, text", (s, t, token) => t.Artifacts.CreateAsync(Draft.Note(s.Notes.Id, "new", "a new text"), token)),
        new("artifact created, text that is there", (s, t, token) => t.Artifacts.CreateAsync(Draft.Note(s.Notes.Id, "new", "text of b"), token)),
        new("artifact created, chunks", (s, t, token) => t.Artifacts.CreateAsync(Draft.File(s.Notes.Id, "new", Large), token)),
        new("artifact put, new", (s, t, token) => t.Artifacts.PutAsync(Draft.Note(s.Notes.Id, "new"), Expected.Any, token)),
        new("artifact put, revised", (s, t, token) => t.Artifacts.PutAsync(Draft.Note(s.Notes.Id, "b", "put"), Expected.Exactly(1), token)),
        new("artifact deleted, restrict", (s, t, token) => t.Artifacts.DeleteAsync(s.Lonely.Id, Expected.Any, DeletePolicy.Restrict, token)),
        new("artifact deleted, cascade", (s, t, token) => t.Artifacts.DeleteAsync(s.B.Id, Expected.Any, DeletePolicy.Cascade, token)),
        new("artifact restored", (s, t, token) => t.Artifacts.RestoreAsync(s.Gone.Id, Expected.Any, token)),
        new("artifact revised, text", (s, t, token) => t.Artifacts.ReviseAsync(s.A.Id, Expected.Any, Draft.Text("third"), token)),
        new("artifact revised, chunks", (s, t, token) =>
            t.Artifacts.ReviseAsync(s.A.Id, Expected.Any, new ArtifactChange { Content = ContentSource.FromBytes(Large) }, token)),
        new("artifact renamed", (s, t, token) => t.Artifacts.ReviseAsync(s.A.Id, Expected.Any, new ArtifactChange { Name = "z" }, token)),
        new("artifact moved", (s, t, token) => t.Artifacts.ReviseAsync(s.A.Id, Expected.Any, new ArtifactChange { Collection = s.Empty.Id }, token)),
        new("artifact purged, text", (s, t, token) => t.Artifacts.PurgeAsync(s.Gone.Id, Expected.Any, token)),
        new("artifact purged, chunks", (s, t, token) => t.Artifacts.PurgeAsync(s.LargeGone.Id, Expected.Any, token)),
    ];

    protected override IReadOnlyList<Filter<ArtifactQuery, ArtifactRow>> Filters => ArtifactFilters.All;

    protected override IEnumerable<Filter<ArtifactQuery, ArtifactRow>> Generated =>
        ArtifactFilters.Mixes.SelectMany(mix => mix.Filters).Append(ArtifactFilters.Digest);

    protected override IEnumerable<(string Name, Func<Stored, ArtifactQuery> Query, string Index)> Listings =>
    [
        .. SingleFilters.Select(Descending),
        .. from listing in Ascending
           from both in new[] { listing, Descending(listing) }
           select both,
    ];

    private static IEnumerable<(string Name, Func<Stored, ArtifactQuery> Query, string Index)> Ascending =>
    [
        ("all by name", _ => new(), "ix_artifacts_name_id"),
        ("deleted too", _ => new() { IncludeDeleted = true }, "ix_artifacts_name_id"),
        ("a type and a prefix", _ => new() { Type = "note", NamePrefix = "a" }, "ix_artifacts_type_name_id (type=? AND name>? AND name<?"),
        ("a collection with the deleted", s => new() { Collection = s.Collection.Id, IncludeDeleted = true }, "ix_artifacts_collection_id_name_id (collection_id=?"),
        ("a collection by change", s => new() { Collection = s.Collection.Id, OrderBy = ArtifactOrder.Updated }, "ix_artifacts_collection_id_updated_at_id (collection_id=?"),
        ("a collection and a prefix", s => new() { Collection = s.Collection.Id, NamePrefix = "a." }, "(collection_id=? AND name>? AND name<?"),
        ("a collection and a type", s => new() { Collection = s.Collection.Id, Type = "note" }, "(collection_id=?"),
        ("groups of which one has no index", _ => new() { AnyOf = [new() { Type = "note" }, new() { MinSize = 1 }] }, "USING INDEX ix_artifacts_name_id"),
        ("none of a group", _ => new() { NoneOf = [new() { Type = "note" }] }, "USING INDEX ix_artifacts_name_id"),
        ("a collection and a name", s => new() { Collection = s.Collection.Id, Name = "a.md" }, "(collection_id=? AND name=?"),
    ];

    protected override ArtifactQuery Removed(bool purged) => new() { IncludeDeleted = true, IncludePurged = purged };

    protected override IReadOnlyList<ArtifactQuery>? QueriesForOption(string property) => property switch
    {
        nameof(ArtifactQuery.OrderBy) => [new() { OrderBy = ArtifactOrder.Created }, new() { OrderBy = ArtifactOrder.Updated }, new() { OrderBy = ArtifactOrder.Size }],
        nameof(ArtifactQuery.OrderByMetadata) => [new() { OrderByMetadata = "/a" }],
        nameof(ArtifactQuery.Direction) => [new() { Direction = SortDirection.Descending }],
        _ => null,
    };

    protected override IAsyncEnumerable<object> BelongingsAsync(IKnowledgeReaders readers, Artifact entity) =>
        readers.Artifacts.StreamHistoryAsync(entity.Id).Select<RevisionEntry, object>(async (entry, _, _) =>
            $"{StoreDump.Line(entry.Revision)} Change={entry.Change.Sequence} Content={await ContentAsync(readers.Artifacts, entry.Revision)}");

    protected override IEnumerable<NamedRead> MoreReads(IKnowledgeReaders readers, Artifact entity) =>
    [
        new($"named {entity.Id}", async () => await readers.Artifacts.FindByNameAsync(entity.CollectionId, entity.Name)),
        new($"text {entity.Id}", async () => await TextAsync(readers.Artifacts, entity)),
        new($"revisions {entity.Id}", async () => (await readers.Artifacts.HistoryAsync(entity.Id)).Items),
        new($"content {entity.Id}", async () => Convert.ToHexString(await readers.Artifacts.GetBytesAsync(entity.Id, 1))),
        new($"related {entity.Id}", async () =>
            (await readers.Relationships.TraverseAsync(new TraversalQuery { Start = entity.Id, Direction = TraversalDirection.Both })).Items
                .Select(item => item.Artifact)),
    ];

    private static (string Name, Func<Stored, ArtifactQuery> Query, string Index) Descending((string Name, Func<Stored, ArtifactQuery> Query, string Index) listing) =>
        ($"{listing.Name}, descending", stored => listing.Query(stored) with { Direction = SortDirection.Descending }, listing.Index);

    private static async Task<string> ContentAsync(IArtifactReader artifacts, Revision revision)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(await artifacts.GetBytesAsync(revision.ArtifactId, revision.Number)));
        }
        catch (EntityNotFoundException) when (revision.IsPurged)
        {
            return "gone";
        }
    }

    private static async Task<object?> TextAsync(IArtifactReader artifacts, Artifact artifact)
    {
        try
        {
            return await artifacts.FindTextAsync(artifact.Id);
        }
        catch (ContentNotTextException)
        {
            return null;
        }
    }
}
