namespace Kontextual.Domain;

/// <summary>What a verification reads, and how many findings it lists.</summary>
public sealed record VerifyOptions
{
    private const int MostFindings = 100_000;

    /// <summary>
    /// The contents whose bytes are read and hashed, <see cref="ContentPart.All"/> by default. Everything else is always checked, and so is whether every
    /// content exists.
    /// </summary>
    public ContentPart Contents { get; init; } = ContentPart.All;

    /// <summary>
    /// The maximum number of findings that are listed, 1 to 100,000; 1,000 by default. All findings are counted, see <see cref="VerifySummary.FindingCount"/>.
    /// </summary>
    public int MaxFindings { get; init; } = 1_000;

    /// <summary>
    /// A seal that was made earlier. The verification finds out whether the history was only appended to since then (<see cref="FindingKind.SealBroken"/>). Null, by default, for none.
    /// </summary>
    public HistorySeal? Against { get; init; }

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal void Validate(string paramName)
    {
        if (Contents is null)
            throw new ArgumentException($"{nameof(VerifyOptions)}.{nameof(Contents)} is null. Use {nameof(ContentPart)}.{nameof(ContentPart.None)} for no contents.", paramName);
        if (MaxFindings is < 1 or > MostFindings)
            throw new ArgumentException($"{nameof(VerifyOptions)}.{nameof(MaxFindings)} is 1 to {MostFindings}, not {MaxFindings}.", paramName);
    }
}
