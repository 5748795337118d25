using System.Text;

namespace Kontextual.Domain;

/// <summary>What all lines of a snapshot have in common. docs/snapshot-format.md describes the format.</summary>
internal static class SnapshotForm
{
    /// <summary>The name of the format, which the header contains.</summary>
    public const string Name = "kontextual-snapshot";

    /// <summary>The version of the format that this library reads and writes.</summary>
    public const int Version = 1;

    /// <summary>The maximum number of bytes of a line, without its line feed.</summary>
    public const int MaxLineBytes = 8 << 20;

    /// <summary>The maximum number of levels of the JSON in a line. A state has fewer, and stands at most two levels deep in a line.</summary>
    public const int MaxDepth = JsonLimits.MaxCanonicalDepth + 2;

    /// <summary>Encodes lines. A lone surrogate or invalid UTF-8 throws instead of becoming another text.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the line of a value: a JSON object whose members are ordered by name.</summary>
    public static string LineOf<T>(SnapshotRecord record, IStateForm<T> form, T value)
        where T : class
    {
        var line = new StateWriter().AddWord("record", record);
        form.Write(line, value);
        return line.ToString();
    }
}
