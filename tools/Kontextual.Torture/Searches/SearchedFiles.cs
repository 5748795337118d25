using System.Text;

namespace Kontextual.Torture;

/// <summary>The texts of real files: valid UTF-8 without U+0000, in which all programs see the same characters.</summary>
internal static class SearchedFiles
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    /// <summary>Returns the texts of the files in a folder by their paths, in the order of the paths.</summary>
    public static SortedDictionary<string, string> Read(string folder)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", All))
        {
            if (TextOf(path) is { Length: > 0 } text)
                texts.Add(path, text);
        }

        return texts;
    }

    private static string? TextOf(string path)
    {
        if (new FileInfo(path).Length > ArtifactFilter.MaxSearchedBytes)
            return null;
        try
        {
            var text = StrictUtf8.GetString(File.ReadAllBytes(path));
            return text.Contains('\0') ? null : text;
        }
        catch (DecoderFallbackException)
        {
            // Not a text, so not one to search.
            return null;
        }
    }
}
