namespace Kontextual.Torture;

/// <summary>The violations that the checks of a store found, by guarantee. Several checks can add to one result.</summary>
internal sealed class CheckResult
{
    /// <summary>Acknowledged writes that are missing, or that differ from the acknowledgement.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>Transactions that are partial, or that are in the store twice.</summary>
    public List<string> Half { get; } = [];

    /// <summary>Errors that SQLite reports for the file, violated foreign keys, and contradictions between tables.</summary>
    public List<string> Integrity { get; } = [];

    /// <summary>Gaps in the sequence, and hashes that do not match the records.</summary>
    public List<string> Chain { get; } = [];

    public bool Held => Lost.Count + Half.Count + Integrity.Count + Chain.Count == 0;

    public IReadOnlyList<string> Findings =>
    [
        .. Lost.Select(text => $"lost: {text}"), .. Half.Select(text => $"half: {text}"),
        .. Integrity.Select(text => $"integrity: {text}"), .. Chain.Select(text => $"chain: {text}"),
    ];

    public string Summary => Phrase.Of($"{Lost.Count:N0} lost, {Half.Count:N0} half, integrity {Word(Integrity)}, chain {Word(Chain)}");

    public void Add(CheckResult other)
    {
        Lost.AddRange(other.Lost);
        Half.AddRange(other.Half);
        Integrity.AddRange(other.Integrity);
        Chain.AddRange(other.Chain);
    }

    private static string Word(List<string> findings) => findings.Count == 0 ? "ok" : "broken";
}
