using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Formats times for tables that also have a column with ids, to whole seconds. Other output has microseconds.</summary>
internal static class TableTime
{
    private const int ToSeconds = 19;

    public static string Of(DateTimeOffset? time) => time is { } value ? UtcTime.Format(value)[..ToSeconds] + "Z" : string.Empty;
}
