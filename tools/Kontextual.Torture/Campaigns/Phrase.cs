using System.Globalization;

namespace Kontextual.Torture;

/// <summary>Formats numbers in summaries in the same way on all machines.</summary>
internal static class Phrase
{
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    public static string Seconds(TimeSpan time) => Of($"{time.TotalSeconds:N0} s");
}
