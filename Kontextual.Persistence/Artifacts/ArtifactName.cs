namespace Kontextual.Persistence.Artifacts;

/// <summary>A range of change sequences in which the name, the collection, the type and the deleted state of an artifact did not change.</summary>
/// <remarks>
/// These rows are derived from the revisions. Listings of the past need them because they filter and order by the name of that time,
/// and an artifact can have many revisions with the same name.
/// </remarks>
internal sealed record ArtifactName
{
    public required ArtifactId ArtifactId { get; init; }

    /// <summary>The sequence of the change that began the range.</summary>
    public required long FromSequence { get; init; }

    /// <summary>The sequence of the change that ended the range; null for the present range.</summary>
    public long? ToSequence { get; init; }

    public required CollectionId CollectionId { get; init; }

    /// <summary>The name; empty when <see cref="IsPurged"/>.</summary>
    public required string Name { get; init; }

    public required string Type { get; init; }

    public required bool IsDeleted { get; init; }

    /// <summary>The time at which the artifact was created. Its later revisions do not hold this time.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsPurged { get; init; }

    /// <summary>Creates the range that begins with a change.</summary>
    public static ArtifactName From(Artifact artifact, long sequence) => new()
    {
        ArtifactId = artifact.Id,
        FromSequence = sequence,
        CollectionId = artifact.CollectionId,
        Name = artifact.Name,
        Type = artifact.Type,
        IsDeleted = artifact.IsDeleted,
        CreatedAt = artifact.CreatedAt,
    };

    /// <summary>True when both states belong to the same range.</summary>
    public static bool IsSame(Artifact old, Artifact changed) =>
        (old.CollectionId, old.Name, old.Type, old.IsDeleted) == (changed.CollectionId, changed.Name, changed.Type, changed.IsDeleted);

    /// <summary>Returns the range without its name.</summary>
    public static ArtifactName Blank(ArtifactName name) => name with { Name = string.Empty, IsPurged = true };
}
