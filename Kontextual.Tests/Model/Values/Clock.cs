using System.Globalization;

namespace Kontextual.Tests.Model;

/// <summary>Times as texts with all their digits.</summary>
internal static class Clock
{
    public static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    public static string? Text(DateTimeOffset? time) => time is { } given ? Text(given) : null;

    public static DateTimeOffset Of(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
