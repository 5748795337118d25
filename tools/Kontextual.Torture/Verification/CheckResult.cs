namespace Kontextual.Torture;

/// <summary>What checks of a store found, by what was promised. Several checks add to one.</summary>
internal sealed class CheckResult
{
    /// <summary>Acknowledged writes that are not there, or not as they were acknowledged.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>Transactions of which a part is there, or that are there twice.</summary>
    public List<string> Half { get; } = [];

    /// <summary>What SQLite says of the file, its foreign keys, and contradictions between tables.</summary>
    public List<string> Integrity { get; } = [];

    /// <summary>Gaps in the sequence, and hashes that are not those of the records.</summary>
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
