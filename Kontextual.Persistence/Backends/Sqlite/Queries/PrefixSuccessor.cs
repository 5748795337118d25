using System.Text;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Determines the end of the range of texts that begin with a prefix.</summary>
internal static class PrefixSuccessor
{
    /// <summary>Returns the lowest text that is above every text with the prefix; null when there is none.</summary>
    public static string? Of(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes.Count > 0)
        {
            var last = runes[^1].Value;
            runes.RemoveAt(runes.Count - 1);
            if (last == 0x10FFFF)
                continue;
            runes.Add(new Rune(last == 0xD7FF ? 0xE000 : last + 1));
            return string.Concat(runes);
        }

        return null;
    }
}
