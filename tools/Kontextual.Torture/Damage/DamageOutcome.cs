namespace Kontextual.Torture;

/// <summary>The result of a case.</summary>
internal sealed class DamageOutcome(DamageCase damage, DamagedStore store)
{
    public DamageCase Case => damage;

    public DamagedStore Store => store;

    /// <summary>The exit code, the time in milliseconds and the message of each verb, in the order of execution.</summary>
    public List<(int Code, int Milliseconds, string Said)> Runs { get; } = [];

    /// <summary>True when the reading verbs changed no file, except for the index of the log and an empty log.</summary>
    public bool UnchangedByReading { get; set; }

    /// <summary>True when the writing verb, if it was refused, did not change the file of the store.</summary>
    public bool UnchangedByRefusal { get; set; }

    /// <summary>Returns the violations.</summary>
    public IEnumerable<string> Findings(int longest)
    {
        if (Runs.Count != DamageRole.Verbs.Count)
            yield return $"{Title}: only {Runs.Count} verbs completed";
        for (int i = 0; i < Runs.Count; i++)
        {
            var (code, milliseconds, said) = Runs[i];
            var verb = DamageRole.Verbs[i][0];
            if (code is not (0 or 2 or 3 or 4 or 5))
                yield return Phrase.Of($"{Title}: {verb} ended with {code}: {said}");
            else if (damage.Codes[i] != '-' && damage.Codes[i] - '0' != code)
                yield return Phrase.Of($"{Title}: {verb} ended with {code} instead of {damage.Codes[i]}: {said}");
            if (milliseconds > longest)
                yield return Phrase.Of($"{Title}: {verb} took {milliseconds} ms");
        }

        if (!UnchangedByReading)
            yield return $"{Title}: reading changed a file";
        if (!UnchangedByRefusal)
            yield return $"{Title}: a refused write changed a file";
    }

    /// <summary>Returns the row of the table.</summary>
    public string Row() =>
        $"| {Title} | {string.Join(' ', Runs.Select(run => Phrase.Of($"{run.Code}")))} | {Said} | {(UnchangedByReading && UnchangedByRefusal ? "yes" : "no")} |";

    private string Title => $"{damage.Group}: {damage.Name}";

    private string Said => Runs.Select(run => run.Said).FirstOrDefault(said => said.Length > 0) is { } said
        ? said.Replace(store.Folder + "/", string.Empty, StringComparison.Ordinal).Replace(store.Folder, "the folder", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        : "";
}
