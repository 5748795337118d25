using Kontextual.Domain;
using Kontextual.Tests.Backends;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Model;
using Kontextual.Tests.Paging.Filters;
using Kontextual.Tests.Repository;
using static Kontextual.Tests.Entities.WrittenStates;

namespace Kontextual.Tests.Collections;

/// <summary>Collections, for the tests of every entity.</summary>
internal sealed class CollectionCase : EntityCase<CollectionId, Collection, CollectionQuery, CollectionRow>
{
    private static readonly CollectionId None = CollectionId.Parse("01890000-0000-7000-8000-000000000001");

    public override IEnumerable<Verb> Verbs =>
    [
        new("collection created", (_, t, token) => t.Collections.CreateAsync(Draft.Collection("new"), token)),
        new("collection renamed", (s, t, token) => t.Collections.RenameAsync(s.Notes.Id, Expected.Exactly(1), "renamed", token)),
        new("collection updated", (s, t, token) =>
            t.Collections.UpdateAsync(s.Notes.Id, Expected.Exactly(1), new CollectionChange { Metadata = Draft.Meta("""{"a":1}""") }, token)),
        new("collection deleted, restrict", (s, t, token) => t.Collections.DeleteAsync(s.Empty.Id, Expected.Any, DeletePolicy.Restrict, token)),
        new("collection deleted, cascade", (s, t, token) => t.Collections.DeleteAsync(s.Notes.Id, Expected.Any, DeletePolicy.Cascade, token)),
        new("collection purged, restrict", (s, t, token) => t.Collections.PurgeAsync(s.Bin.Id, Expected.Any, DeletePolicy.Restrict, token)),
        new("collection purged, cascade", (s, t, token) => t.Collections.PurgeAsync(s.FullBin.Id, Expected.Any, DeletePolicy.Cascade, token)),
    ];

    private static Collection Full => new()
    {
        Id = CollectionId.Parse(Id(1)),
        Name = "notes 😀",
        Description = "a\tb",
        Metadata = Kept,
        Version = 3,
        CreatedAt = Ten,
        UpdatedAt = Eleven,
        DeletedAt = Twelve,
    };

    public override IEnumerable<WrittenState> States =>
    [
        WrittenState.Of(CollectionDescription.Instance, Full, $$"""
            {"createdAt":"2026-11-22T10:00:00.000000Z","deletedAt":"2026-11-22T12:00:00.000000Z","description":"a\tb","id":"{{Id(1)}}","metadata":{{KeptMembers}},"name":"notes 😀","updatedAt":"2026-11-22T11:00:00.123456Z","version":3}
            """),
        WrittenState.Of(CollectionDescription.Instance, Full with { Description = "", Metadata = Metadata.Empty, Version = 1, DeletedAt = null }, $$"""
            {"createdAt":"2026-11-22T10:00:00.000000Z","deletedAt":null,"description":"","id":"{{Id(1)}}","metadata":{},"name":"notes 😀","updatedAt":"2026-11-22T11:00:00.123456Z","version":1}
            """),
    ];

    public override IEnumerable<BadInput<IKnowledgeTransaction>> BadWrites =>
    [
        .. from bad in BadValues.Names
           from input in new BadInput<IKnowledgeTransaction>[]
           {
               new($"{bad.Flaw}, to create a collection", "draft", bad.Says, t => t.Collections.CreateAsync(Draft.Collection(bad.Name))),
               new($"{bad.Flaw}, to rename a collection", "name", bad.Says, t => t.Collections.RenameAsync(None, Expected.Any, bad.Name)),
           }
           select input,
        .. from bad in BadValues.Json
           select new BadInput<IKnowledgeTransaction>($"{bad.Flaw}, of a collection", "json", bad.Says,
               t => t.Collections.CreateAsync(new CollectionDraft { Name = "a", Metadata = Metadata.Parse(bad.Json) })),
        .. from bad in BadValues.Texts
           from input in new BadInput<IKnowledgeTransaction>[]
           {
               new($"{bad.Flaw}, as a description", "draft", bad.Says,
                   t => t.Collections.CreateAsync(new CollectionDraft { Name = "a", Description = bad.Text })),
               new($"{bad.Flaw}, as a new description", "change", bad.Says,
                   t => t.Collections.UpdateAsync(None, Expected.Any, new CollectionChange { Description = bad.Text })),
           }
           select input,
        BadWrite.Default("collection to rename", "id", t => t.Collections.RenameAsync(default, Expected.Any, "a")),
        BadWrite.Default("collection to update", "id", t => t.Collections.UpdateAsync(default, Expected.Any, new CollectionChange())),
        BadWrite.Default("collection to delete", "id", t => t.Collections.DeleteAsync(default, Expected.Any)),
        BadWrite.Default("collection to purge", "id", t => t.Collections.PurgeAsync(default, Expected.Any)),
        BadWrite.OutOfRange("no such policy to delete a collection", "policy", "DeletePolicy", t => t.Collections.DeleteAsync(None, Expected.Any, (DeletePolicy)7)),
        BadWrite.OutOfRange("no such policy to purge a collection", "policy", "DeletePolicy", t => t.Collections.PurgeAsync(None, Expected.Any, (DeletePolicy)7)),
    ];

    protected override IReadOnlyList<Filter<CollectionQuery, CollectionRow>> Filters => CollectionFilters.All;

    protected override IEnumerable<Filter<CollectionQuery, CollectionRow>> Generated => CollectionFilters.Mixes.SelectMany(mix => mix.Filters);

    protected override IEnumerable<(string Name, Func<Stored, CollectionQuery> Query, string Index)> Listings =>
    [
        ("all", _ => new(), "collections"),
        ("deleted too", _ => new() { IncludeDeleted = true }, "ix_collections_name_id"),
    ];

    protected override CollectionQuery Removed(bool purged) => new() { IncludeDeleted = true, IncludePurged = purged };

    protected override IEnumerable<NamedRead> MoreReads(IKnowledgeReaders readers, Collection entity) =>
    [
        new($"named {entity.Id}", async () => await readers.Collections.FindByNameAsync(entity.Name)),
        new($"in {entity.Id}", async () => (await readers.Artifacts.ListAsync(new ArtifactQuery { Collection = entity.Id })).Items),
    ];
}
