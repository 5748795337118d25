namespace Kontextual.Cli;

/// <summary>The exit codes of the tool. They are listed by --help and in docs/cli.md, and scripts depend on them.</summary>
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

    /// <summary>Of <c>verify</c> and <c>backup</c>: the store or the copy was verified, and something is wrong with it. Of <c>check-proof</c>: it proves nothing.</summary>
    public const int Findings = 1;

    /// <summary>Of <c>verify</c>, <c>backup</c> and <c>check-proof</c>: nothing was verified, backed up or checked, whatever the reason.</summary>
    public const int NotVerified = 2;

    /// <summary>All exit codes with their meanings.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Ok, "done"),
        (Unexpected, "an unexpected failure; of verify and backup: findings; of check-proof: not proven"),
        (Usage, "the command line or one of its values is invalid; of verify, backup and check-proof also: the verb could not do its work, whatever the reason"),
        (NotFound, "a named artifact, collection or run does not exist, or is deleted"),
        (Refused, "refused by a rule: the name is taken, the link exists, the artifact is in use, is not deleted, or was changed by another writer, a run has not ended or is still being worked on, or a snapshot breaks a rule or its store is not empty"),
        (Store, "the store cannot be used: it does not exist, is not a store, has another schema, is read-only, busy or damaged, or access is denied"),
        (Incomplete, "finished, but some files were not taken, --prune kept some artifacts, or rebuild left wrong rows"),
        (Cancelled, "cancelled; work that was finished before is in the store"),
    ];
}
