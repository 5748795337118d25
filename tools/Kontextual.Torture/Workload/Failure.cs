namespace Kontextual.Torture;

/// <summary>What a writer was told of a transaction that failed.</summary>
/// <param name="Mark">The transaction's mark.</param>
/// <param name="Error">The exception's type.</param>
/// <param name="OutcomeUnknown">True when it was said that the transaction may be there all the same.</param>
/// <param name="CanRetry">True when it was said that trying again may help.</param>
/// <param name="Transaction">The transaction to look for, or empty.</param>
/// <param name="Message">What was said.</param>
internal sealed record Failure(string Mark, string Error, bool OutcomeUnknown, bool CanRetry, string Transaction, string Message)
{
    private const string Begin = "failed\t";

    public static Failure Of(string mark, Exception exception)
    {
        var unavailable = exception as StoreUnavailableException;
        return new Failure(
            mark,
            exception.GetType().Name,
            unavailable?.OutcomeUnknown == true,
            unavailable?.CanRetry == true,
            unavailable?.TransactionId?.ToString() ?? string.Empty,
            $"{exception.Message} <- {exception.InnerException?.Message}".ReplaceLineEndings(" ").Replace('\t', ' '));
    }

    /// <summary>The failure that a line tells of, or null when it tells of an acknowledgement.</summary>
    public static Failure? Read(string line)
    {
        if (!line.StartsWith(Begin, StringComparison.Ordinal))
            return null;
        var parts = line.Split('\t');
        return new Failure(parts[1], parts[2], bool.Parse(parts[3]), bool.Parse(parts[4]), parts[5], parts[6]);
    }

    public override string ToString() => $"{Begin}{Mark}\t{Error}\t{OutcomeUnknown}\t{CanRetry}\t{Transaction}\t{Message}";
}
