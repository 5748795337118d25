namespace Kontextual.Torture;

/// <summary>The report of a transaction that failed.</summary>
/// <param name="Mark">The mark of the transaction.</param>
/// <param name="Error">The type of the exception.</param>
/// <param name="OutcomeUnknown">True when the exception reports that the transaction may have been committed.</param>
/// <param name="CanRetry">True when the exception reports that a retry may succeed.</param>
/// <param name="Transaction">The id of the transaction, or an empty text.</param>
/// <param name="Location">The location of the store that the exception reports, or an empty text.</param>
/// <param name="Message">The message of the exception.</param>
internal sealed record Failure(string Mark, string Error, bool OutcomeUnknown, bool CanRetry, string Transaction, string Location, string Message)
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
            unavailable?.Location ?? string.Empty,
            $"{exception.Message} <- {exception.InnerException?.Message}".ReplaceLineEndings(" ").Replace('\t', ' '));
    }

    /// <summary>Reads a failure from a line. Returns null when the line is an acknowledgement.</summary>
    public static Failure? Read(string line)
    {
        if (!line.StartsWith(Begin, StringComparison.Ordinal))
            return null;
        var parts = line.Split('\t');
        return new Failure(parts[1], parts[2], bool.Parse(parts[3]), bool.Parse(parts[4]), parts[5], parts[6], parts[7]);
    }

    public override string ToString() => $"{Begin}{Mark}\t{Error}\t{OutcomeUnknown}\t{CanRetry}\t{Transaction}\t{Location}\t{Message}";
}
