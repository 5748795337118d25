namespace Kontextual.Torture;

/// <summary>What came of a case.</summary>
internal sealed class DamageOutcome(DamageCase damage, DamagedStore store)
{
    public DamageCase Case => damage;

    public DamagedStore Store => store;

    /// <summary>Each verb's exit code, time in milliseconds and sentence, in the order they ran.</summary>
    public List<(int Code, int Milliseconds, string Said)> Runs { get; } = [];

    /// <summary>Whether the reading verbs left every file as it was, the log's index and a log without a byte excepted.</summary>
    public bool UnchangedByReading { get; set; }

    /// <summary>Whether the writing verb, when it was refused, left the store's file as it was.</summary>
    public bool UnchangedByRefusal { get; set; }

    /// <summary>What did not hold.</summary>
    public IEnumerable<string> Findings(int longest)
    {
        if (Runs.Count != DamageRole.Verbs.Count)
            yield return $"{Title}: only {Runs.Count} verbs came to an end";
        for (int i = 0; i < Runs.Count; i++)
        {
            var (code, milliseconds, said) = Runs[i];
            var verb = DamageRole.Verbs[i][0];
            if (code is not (0 or 2 or 3 or 4 or 5))
                yield return Phrase.Of($"{Title}: {verb} ended with {code}: {said}");
            else if (damage.Codes[i] != '-' && damage.Codes[i] - '0' != code)
                yield return Phrase.Of($"{Title}: {verb} ended with {code} and not with {damage.Codes[i]}: {said}");
            if (milliseconds > longest)
                yield return Phrase.Of($"{Title}: {verb} took {milliseconds} ms");
        }

        if (!UnchangedByReading)
            yield return $"{Title}: reading changed a file";
        if (!UnchangedByRefusal)
            yield return $"{Title}: a refused write changed a file";
    }

    /// <summary>A row of the table.</summary>
    public string Row() =>
        $"| {Title} | {string.Join(' ', Runs.Select(run => Phrase.Of($"{run.Code}")))} | {Said} | {(UnchangedByReading && UnchangedByRefusal ? "yes" : "no")} |";

    private string Title => $"{damage.Group}: {damage.Name}";

    private string Said => Runs.Select(run => run.Said).FirstOrDefault(said => said.Length > 0) is { } said
        ? said.Replace(store.Folder + "/", string.Empty, StringComparison.Ordinal).Replace(store.Folder, "the folder", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        : "";
}
