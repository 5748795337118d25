using Kontextual.Domain;
using Kontextual.Tests.Model;
using Kontextual.Tests.Repository;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>The filters of <see cref="ArtifactQuery"/>.</summary>
internal static class ArtifactFilters
{
    private static readonly ArtifactId NoArtifact = ArtifactId.Parse("01890000-0000-7000-8000-000000000001");

    public static ArtifactFilter<IReadOnlyList<ArtifactId>> Ids { get; } = new(nameof(ArtifactQuery.Ids))
    {
        Set = (query, ids) => query with { Ids = ids },
        Selects = (row, ids) => ids.Contains(row.Id),
        Keep = (_, ids) => [.. ids.Select(PlainIds.Keep)],
        Text = ids => string.Join(' ', ids.Select(id => $"{id}").Distinct().Order()),
        SampleValue = stored => [stored.Artifact.Id],
        CombinedValues = stored => [[.. stored.Artifacts.Where((_, i) => i % 3 == 0).Select(artifact => artifact.Id)]],
        Generated = ProgramValues.IdLists<ArtifactId>(ValueGenerators.Any, 6),
        Refused =
        [
            new("the default id of a id among others", new() { Ids = [NoArtifact, default] }, "default value"),
            new("only the default id", new() { Ids = [default] }, "default value"),
            new("1,001 ids", new() { Ids = [.. Enumerable.Repeat(NoArtifact, 1001)] }, "at most 1000 ids, not 1001"),
        ],
    };

    public static ArtifactFilter<CollectionId> Collection { get; } = new(nameof(ArtifactQuery.Collection))
    {
        Set = (query, id) => query with { Collection = id },
        Selects = (row, id) => row.Collection == id,
        Keep = (_, id) => PlainIds.Keep(id),
        SampleValue = stored => stored.Collection.Id,
        CombinedValues = stored => stored.Collections.Select(collection => collection.Id),
        Generated = ProgramValues.Ids<CollectionId>(ValueGenerators.Any),
        Refused = [new("the default id of a collection to filter by", new() { Collection = default(CollectionId) }, "default value")],
        Indexes = [new("a collection by name", "(collection_id=?")],
        PastIndexes = [new("a collection", "COVERING INDEX ix_artifact_names_collection_past (collection_id=?")],
    };

    public static ArtifactFilter<string> Name { get; } = new(nameof(ArtifactQuery.Name))
    {
        Set = (query, name) => query with { Name = name },
        Selects = (row, name) => row.Name == name,
        Keep = (rules, name) => rules.Name(name),
        SampleValue = stored => stored.Artifact.Name,
        CombinedValues = _ => ["a3"],
        Generated = ProgramValues.Texts(ValueGenerators.Name),
        Refused = [.. BadValues.Names.Select(bad => new RefusedQuery<ArtifactQuery>($"{bad.Flaw}, as a filter", new() { Name = bad.Name }, bad.Says))],
        Indexes = [new("one name", "ix_artifacts_name_id (name=?")],
        PastIndexes = [new("one name", "ix_artifact_names_past (name=?")],
    };

    public static ArtifactFilter<string> NamePrefix { get; } = new(nameof(ArtifactQuery.NamePrefix))
    {
        Set = (query, prefix) => query with { NamePrefix = prefix },
        Selects = (row, prefix) => row.Name.StartsWith(prefix, StringComparison.Ordinal),
        Keep = (rules, prefix) => rules.Prefix(prefix) ?? "",
        SampleValue = stored => stored.Artifact.Name[..2],
        CombinedValues = _ => ["a", "b1"],
        Generated = ProgramValues.Texts(ValueGenerators.Prefix),
        Refused =
        [
            new("a torn prefix of artifacts", new() { NamePrefix = "a\ud83d" }, "U+D83D at index 1"),
            new("a prefix of 513", new() { NamePrefix = new string('x', 513) }, "the maximum is 512"),
        ],
        Indexes = [new("a prefix", "ix_artifacts_name_id (name>? AND name<?")],
        PastIndexes = [new("a prefix", "ix_artifact_names_past (name>? AND name<?")],
    };

    public static ArtifactFilter<string> Type { get; } = new(nameof(ArtifactQuery.Type))
    {
        Set = (query, type) => query with { Type = type },
        Selects = (row, type) => row.Type == type,
        Keep = (rules, type) => rules.Type(type),
        SampleValue = stored => stored.Artifact.Type,
        CombinedValues = _ => ["note", "file", "nothing"],
        Generated = ProgramValues.Texts(ValueGenerators.Type),
        Refused =
        [
            .. BadValues.Types.Select(bad => new RefusedQuery<ArtifactQuery>($"{bad.Flaw}, as a filter of artifacts", new() { Type = bad.Type }, bad.Says)),
            new("a type that begins in upper case, as a filter of artifacts", new() { Type = "Note" }, "lower case: found U+004E at index 0"),
            new("an empty type, as a filter of artifacts", new() { Type = "" }, "at least one character"),
        ],
        Indexes = [new("a type", "ix_artifacts_type_name_id (type=?")],
        PastIndexes = [new("a type", "ix_artifact_names_past")],
    };

    public static ArtifactFilter<string> MediaType { get; } = new(nameof(ArtifactQuery.MediaType))
    {
        Set = (query, mediaType) => query with { MediaType = mediaType },
        Selects = (row, mediaType) => row.MediaType == mediaType,
        SampleValue = stored => stored.Artifact.MediaType,
        CombinedValues = _ => ["text/markdown", "text/MARKDOWN"],
        Generated = ProgramValues.Texts(ValueGenerators.MediaType),
        Refused =
        [
            new("a media type of 256, as a filter", new() { MediaType = "text/" + new string('x', 251) }, "255"),
            new("a media type without a slash, as a filter", new() { MediaType = "text" }, "media type"),
        ],
    };

    public static ArtifactFilter<string> Digest { get; } = new(nameof(ArtifactQuery.Digest))
    {
        Set = (query, digest) => query with { Digest = ContentDigest.Parse(digest) },
        Selects = (row, digest) => row.Digest == digest,
        SampleValue = stored => stored.Artifact.Digest.ToString(),
        CombinedValues = _ => [new Matter("text 1").Digest, new Matter("nobody's").Digest],
        Generated = ProgramValues.Digests(ValueGenerators.Content),
        Refused = [new("a digest that is the default value", new() { Digest = default(ContentDigest) }, "names no content")],
    };

    /// <summary>The filters that each combine with each other one in every way.</summary>
    public static IReadOnlyList<Filter<ArtifactQuery, ArtifactRow>> Core { get; } = [Ids, Collection, Name, NamePrefix, Type, Digest];

    /// <summary>The filters that a group can have besides groups.</summary>
    public static IReadOnlyList<Filter<ArtifactQuery, ArtifactRow>> Plain { get; } =
        [.. Core, MediaType, .. ArtifactRangeFilters.All, ArtifactRelatedFilter.RelatedTo, ArtifactMetadataFilter.Metadata, .. ArtifactRevisionFilters.All, .. ArtifactTextFilters.All];

    public static IReadOnlyList<Filter<ArtifactQuery, ArtifactRow>> All { get; } = [.. Plain, ArtifactGroupFilters.AnyOf, ArtifactGroupFilters.NoneOf];

    /// <summary>Which filters programs of the model combine, now and then with <see cref="Digest"/>.</summary>
    /// <remarks>Each combination is translated once, which costs more than running it, so there are only these.</remarks>
    public static IReadOnlyList<FilterMix<ArtifactQuery, ArtifactRow>> Mixes { get; } =
    [
        new(9), new(6, Collection), new(3, Ids), new(3, Name), new(6, NamePrefix), new(3, Type),
        new(3, Collection, NamePrefix), new(3, Collection, Type), new(3, Collection, Name, Type),
        .. from filter in All.Except(Core).Except(ArtifactRevisionFilters.All) select new FilterMix<ArtifactQuery, ArtifactRow>(1, [.. PartnersOf(filter), filter]),
        new(3, ArtifactMetadataFilter.Metadata), new(3, ArtifactRelatedFilter.RelatedTo),
    ];

    // The filters by revisions and by texts are combined, since each mix takes a part of the programs from all others.
    private static IEnumerable<Filter<ArtifactQuery, ArtifactRow>> PartnersOf(Filter<ArtifactQuery, ArtifactRow> filter) =>
        ArtifactTextFilters.All.Zip(ArtifactRevisionFilters.All).Where(pair => pair.First == filter).Select(pair => pair.Second);

    /// <summary>Makes the artifacts of a store differ in what the filters ask for. Name, collection and content are given.</summary>
    /// <param name="draft">The draft of an artifact.</param>
    /// <param name="i">The number of the artifact.</param>
    public static ArtifactDraft Vary(ArtifactDraft draft, int i) =>
        draft with
        {
            Type = i % 3 == 0 ? "file" : "note",
            MediaType = i % 4 == 1 ? "text/markdown" : draft.MediaType,
            Metadata = Metadata.Parse($$"""{"n":{{i % 3}}.0,"tags":["t{{i % 2}}","u"]}"""),
        };
}

/// <inheritdoc cref="Filter{TQuery, TRow, TValue}"/>
internal sealed class ArtifactFilter<TValue>(string property) : Filter<ArtifactQuery, ArtifactRow, TValue>(property);

/// <summary>Ids of filters in the model.</summary>
internal static class PlainIds
{
    /// <summary>The id. Throws an <see cref="ArgumentException"/> for the default one.</summary>
    public static TId Keep<TId>(TId id)
        where TId : struct, IEntityId<TId>
    {
        PlainRules.Id<TId>(id);
        return id;
    }
}
