using System.Globalization;
using System.Text;
using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>A moment of the past, by sequence or by time.</summary>
internal sealed record Past(long? Sequence, DateTimeOffset? Time)
{
    public override string ToString() =>
        Time is { } time ? time.ToString("O", CultureInfo.InvariantCulture) : Sequence?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Which rows of a kind are wanted.</summary>
internal abstract record ListingQuestion<TQuery, TRow>
{
    public IReadOnlyList<FilterValue<TQuery, TRow>> Filters { get; init; } = [];

    public bool Deleted { get; init; }

    public bool Purged { get; init; }

    public Past? AsOf { get; init; }

    // A list prints the name of its type only, and the text of a question identifies it.
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        builder.Append(CultureInfo.InvariantCulture, $"Filters = [{string.Join(", ", Filters)}], Deleted = {Deleted}, Purged = {Purged}, AsOf = {AsOf}");
        return true;
    }
}

/// <summary>Which collections are wanted.</summary>
internal sealed record CollectionListing : ListingQuestion<CollectionQuery, CollectionRow>;

/// <summary>Which artifacts are wanted, in which order.</summary>
internal sealed record ArtifactListing : ListingQuestion<ArtifactQuery, ArtifactRow>
{
    /// <summary>Name, Created or Updated.</summary>
    public string OrderBy { get; init; } = "Name";

    public bool Descending { get; init; }
}

/// <summary>Which relationships are wanted.</summary>
internal sealed record RelationshipListing : ListingQuestion<RelationshipQuery, RelationshipRow>;

/// <summary>Which artifacts are to be reached from one, by way of Outgoing, Incoming or Both.</summary>
internal sealed record Walk(
    ArtifactId Start, string Way, IReadOnlyList<FilterValue<TraversalQuery, RelationshipRow>> Filters, int Depth, int Count, Past? AsOf);

/// <summary>A collection to be created.</summary>
internal sealed record CollectionWish(string Name, string Description, Meta Metadata);

/// <summary>A relationship to be created.</summary>
internal sealed record RelationshipWish(ArtifactId Source, ArtifactId Target, string Type, Meta Metadata, Origin Origin);
