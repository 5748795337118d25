using MimeTypes;

namespace Kontextual.Cli;

/// <summary>Determines the media type of a file from its name and from whether it is text.</summary>
internal static class MediaTypes
{
    private const string Unknown = "application/octet-stream";
    private const string PlainText = "text/plain";

    // Registered types that the table of the library does not have.
    private static readonly Dictionary<string, string> Added = new(StringComparer.OrdinalIgnoreCase)
    {
        [".md"] = "text/markdown",
        [".markdown"] = "text/markdown",
        [".yaml"] = "application/yaml",
        [".yml"] = "application/yaml",
        [".toml"] = "application/toml",
        [".js"] = "text/javascript",
        [".mjs"] = "text/javascript",
        [".ics"] = "text/calendar",
        [".vtt"] = "text/vtt",
        [".epub"] = "application/epub+zip",
        [".avif"] = "image/avif",
        [".wasm"] = "application/wasm",
        [".sqlite"] = "application/vnd.sqlite3",
        [".sqlite3"] = "application/vnd.sqlite3",
    };

    private static readonly HashSet<string> TextualApplications = new(StringComparer.Ordinal)
    {
        "application/json", "application/xml", "application/yaml", "application/toml", "application/rtf", "application/x-tex",
        "application/x-latex", "application/x-sh", "application/x-csh", "application/postscript", "application/sql",
    };

    public static string Of(string name, bool isText)
    {
        var extension = Path.GetExtension(name);
        var listed = extension.Length == 0 ? Unknown
            : Added.TryGetValue(extension, out var added) ? added
            : MimeTypeMap.GetMimeType(extension);
        // The table maps .ts to a video type and .pub to a document type, which a text file does not have.
        return isText && !IsTextual(listed) ? PlainText : listed;
    }

    private static bool IsTextual(string mediaType) =>
        mediaType.StartsWith("text/", StringComparison.Ordinal)
        || mediaType.StartsWith("message/", StringComparison.Ordinal)
        || mediaType.EndsWith("+xml", StringComparison.Ordinal)
        || mediaType.EndsWith("+json", StringComparison.Ordinal)
        || TextualApplications.Contains(mediaType);
}
