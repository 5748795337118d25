using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>A moment of the past, by sequence or by time.</summary>
internal sealed record Past(long? Sequence, DateTimeOffset? Time)
{
    public override string ToString() =>
        Time is { } time ? time.ToString("O", CultureInfo.InvariantCulture) : Sequence?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Which collections are wanted.</summary>
internal sealed record CollectionListing(string? Prefix, bool Deleted, bool Purged, Past? AsOf);

/// <summary>Which artifacts are wanted, in which order.</summary>
internal sealed record ArtifactListing
{
    public IReadOnlyList<ArtifactId>? Ids { get; init; }

    public CollectionId? Collection { get; init; }

    public string? Name { get; init; }

    public string? Prefix { get; init; }

    public string? Type { get; init; }

    public string? Digest { get; init; }

    public bool Deleted { get; init; }

    public bool Purged { get; init; }

    public Past? AsOf { get; init; }

    /// <summary>Name, Created or Updated.</summary>
    public string OrderBy { get; init; } = "Name";

    public bool Descending { get; init; }
}

/// <summary>Which relationships are wanted.</summary>
internal sealed record RelationshipListing(
    ArtifactId? Source, ArtifactId? Target, ArtifactId? Touching, string? Type, bool Deleted, bool Purged, Past? AsOf);

/// <summary>Which artifacts are to be reached from one, by way of Outgoing, Incoming or Both.</summary>
internal sealed record Walk(ArtifactId Start, string Way, IReadOnlyList<string>? Types, int Depth, int Count, Past? AsOf);

/// <summary>A collection to be created.</summary>
internal sealed record CollectionWish(string Name, string Description, Meta Metadata);

/// <summary>A relationship to be created.</summary>
internal sealed record RelationshipWish(ArtifactId Source, ArtifactId Target, string Type, Meta Metadata, Origin Origin);
