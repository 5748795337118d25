using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Converts an exception to a sentence on standard error and an exit code.</summary>
internal static class ErrorReport
{
    public static int Write(CliHost host, Exception error)
    {
        var code = CodeOf(error);
        FlushQuietly(host);
        host.Error.WriteLine(SafeText.Of(Ended(SentenceOf(error, code))));
        foreach (var line in (error as UsageException)?.Place?.Lines(host.TerminalWidth) ?? [])
            host.Error.WriteLine(line);
        if (host.Trace)
            host.Error.WriteLine(error);
        return code;
    }

    public static int CodeOf(Exception error) => error switch
    {
        OperationCanceledException => ExitCode.Cancelled,
        EntityNotFoundException => ExitCode.NotFound,
        NotAStoreException or StoreNameException or SchemaMismatchException or StoreReadOnlyException or StoreUnavailableException or StoreCorruptException
            or WriteTimeoutException => ExitCode.Store,
        KnowledgeException => ExitCode.Refused,
        UsageException => ExitCode.Usage,
        ArgumentNullException => ExitCode.Unexpected,
        ArgumentException => ExitCode.Usage,
        _ => ExitCode.Unexpected,
    };

    /// <summary>Returns the message of an exception, without the parameter name that .NET adds.</summary>
    public static string PlainMessage(Exception error) =>
        error is ArgumentException { ParamName: { } name }
            ? error.Message.Replace($" (Parameter '{name}')", string.Empty, StringComparison.Ordinal)
            : error.Message;

    private static string SentenceOf(Exception error, int code) => error switch
    {
        CancelledException e => e.Message,
        OperationCanceledException => "Cancelled.",
        NotAStoreException { Reason: NotAStoreReason.Missing } e when Directory.Exists(Path.GetDirectoryName(e.Location)) =>
            $"There is no store at {e.Location}. Create one with '{ToolInfo.Name} init', or create and fill one with "
            + $"'{ToolInfo.Name} ingest <folder>'. --store selects the file.",
        NotAStoreException { Reason: NotAStoreReason.Empty } e =>
            $"'{e.Location}' is an empty file. Create a store in it with '{ToolInfo.Name} init', or select another file.",
        NotAStoreException { Reason: NotAStoreReason.HalfMade } e =>
            $"'{e.Location}' is a store whose creation was not completed. It contains no data: delete it and run '{ToolInfo.Name} init'.",
        _ when code == ExitCode.Unexpected => $"Unexpected failure ({error.GetType().Name}): {PlainMessage(error)}",
        _ => PlainMessage(error),
    };

    private static string Ended(string sentence) => sentence.EndsWith('.') ? sentence : sentence + ".";

    // Flushing can fail, because the output may be the cause of the error.
    private static void FlushQuietly(CliHost host)
    {
        try
        {
            host.Flush();
        }
        catch (IOException)
        {
        }
    }
}
