namespace Kontextual.Persistence.Artifacts;

/// <summary>A stretch of change sequences over which an artifact had one name, collection and type and was live, or was deleted.</summary>
/// <remarks>
/// Derived from the revisions, for listings of the past: they go by the name of that time, and an artifact may have very many revisions
/// of one name.
/// </remarks>
internal sealed record ArtifactName
{
    public required ArtifactId ArtifactId { get; init; }

    /// <summary>The sequence of the change that began it.</summary>
    public required long FromSequence { get; init; }

    /// <summary>The sequence of the change that ended it; null for the present stretch.</summary>
    public long? ToSequence { get; init; }

    public required CollectionId CollectionId { get; init; }

    /// <summary>The name; empty when <see cref="IsPurged"/>.</summary>
    public required string Name { get; init; }

    public required string Type { get; init; }

    public required bool IsDeleted { get; init; }

    /// <summary>When the artifact was created, which its later revisions do not say.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsPurged { get; init; }

    /// <summary>The stretch that an artifact as it stands begins with a change.</summary>
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

    /// <summary>True when one stretch covers both.</summary>
    public static bool IsSame(Artifact old, Artifact changed) =>
        (old.CollectionId, old.Name, old.Type, old.IsDeleted) == (changed.CollectionId, changed.Name, changed.Type, changed.IsDeleted);

    /// <summary>The stretch without its name.</summary>
    public static ArtifactName Blank(ArtifactName name) => name with { Name = string.Empty, IsPurged = true };
}
