namespace Kontextual.Persistence.Artifacts;

/// <summary>A range of an artifact's name with the records of the changes that began and ended it.</summary>
internal sealed record NamedRange
{
    public required ArtifactName Range { get; init; }

    /// <summary>The record of the change that began the range; null when it is missing.</summary>
    public ChangeRecord? Began { get; init; }

    /// <summary>The record of the change that ended the range; null when the range has not ended, or when the record is missing.</summary>
    public ChangeRecord? Ended { get; init; }

    /// <summary>Returns the range as it was at a sequence: without an end that came later.</summary>
    public NamedRange At(long sequence) =>
        Range.ToSequence > sequence ? this with { Range = Range with { ToSequence = null }, Ended = null } : this;

    /// <exception cref="StoreCorruptException">A record is missing.</exception>
    public NameHistoryEntry ToEntry() => new()
    {
        ArtifactId = Range.ArtifactId,
        CollectionId = Range.CollectionId,
        Name = Range.Name,
        Type = Range.Type,
        Began = Began ?? throw Lost(Range.FromSequence, "gave"),
        Ended = Range.ToSequence is { } to ? Ended ?? throw Lost(to, "ended") : null,
    };

    private StoreCorruptException Lost(long sequence, string verb) =>
        Changes.ChangeGaps.Lost(sequence, $"it {verb} a name of artifact {Range.ArtifactId}");
}
