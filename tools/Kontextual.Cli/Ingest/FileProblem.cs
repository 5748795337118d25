using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The reasons why a file cannot be taken, written to follow the name of the file.</summary>
internal static class FileProblem
{
    public const string Vanished = "it was deleted while it was read";

    public const string Changed = "it changed while it was read; ingest again when it no longer changes";

    public const string Replaced =
        "it was replaced while the folder was read; ingest again when the folder no longer changes";

    public const string Special = "it is a pipe, socket or device, not a file";

    public const string OwnFile = "it is a file of the store itself";

    public const string SameName = "its name is the same as another file's after Unicode normalisation (NFC)";

    public static string TooLarge(long size) =>
        string.Create(CultureInfo.InvariantCulture, $"it has {size} bytes, and the maximum is {ContentSource.MaxSize} (512 MiB)");

    public static string Of(Exception error) => error switch
    {
        UnauthorizedAccessException => "it cannot be read (permission denied)",
        ReplacedException => error.Message,
        FileNotFoundException or DirectoryNotFoundException => Vanished,
        _ => $"it cannot be read: {ErrorReport.PlainMessage(error)}",
    };
}
