namespace Kontextual.Cli;

/// <summary>What the tool's exit codes mean. Told by --help and in docs/cli.md; scripts rely on them.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Unexpected = 1;
    public const int Usage = 2;
    public const int NotFound = 3;
    public const int Refused = 4;
    public const int Store = 5;
    public const int Incomplete = 6;
    public const int Cancelled = 130;

    /// <summary>The codes with their meanings, for people.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Ok, "done"),
        (Unexpected, "an unexpected failure"),
        (Usage, "the command line or one of its values is wrong"),
        (NotFound, "what was named does not exist, or is deleted"),
        (Refused, "refused by a rule: name taken, link exists already, in use, not deleted yet, changed meanwhile"),
        (Store, "the store cannot be opened or used: none there, not a store, another schema, read-only, busy, damaged, not to be read by this user"),
        (Incomplete, "finished, but some files were not taken, or some artifacts were kept that --prune would delete"),
        (Cancelled, "cancelled; what was finished before is in the store"),
    ];
}
