namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>A range of an artifact's name with the records of the changes that began and ended it.</summary>
internal sealed record NamedRange
{
    public required ArtifactId ArtifactId { get; init; }

    public required CollectionId CollectionId { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required long FromSequence { get; init; }

    public long? ToSequence { get; init; }

    /// <summary>The record of the change that began the range; null when it is missing.</summary>
    public ChangeRecord? Began { get; init; }

    /// <summary>The record of the change that ended the range; null when the range has not ended, or when the record is missing.</summary>
    public ChangeRecord? Ended { get; init; }

    /// <summary>Returns the range as it was at a sequence: without an end that came later.</summary>
    public NamedRange At(long sequence) => ToSequence > sequence ? this with { ToSequence = null, Ended = null } : this;
}
