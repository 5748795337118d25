using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Why a file cannot be taken, in words that fit behind its name.</summary>
internal static class FileProblem
{
    public const string Vanished = "it vanished while being read";

    public const string Changed = "it changed while being read; ingest again when nobody writes it";

    public const string Replaced =
        "something else was put in its place while the folder was read; ingest again when nobody changes it";

    public const string Special = "it is a pipe, socket or device, not a file";

    public const string OwnFile = "it is a file of the store itself";

    public const string SameName = "its name is the same as another file's after Unicode normalisation (NFC)";

    public static string TooLarge(long size) =>
        string.Create(CultureInfo.InvariantCulture, $"it has {size} bytes, and a content at most {ContentSource.MaxSize} (512 MiB)");

    public static string Of(Exception error) => error switch
    {
        UnauthorizedAccessException => "it may not be read (permission denied)",
        ReplacedException => error.Message,
        FileNotFoundException or DirectoryNotFoundException => Vanished,
        _ => $"it cannot be read: {ErrorReport.PlainMessage(error)}",
    };
}
