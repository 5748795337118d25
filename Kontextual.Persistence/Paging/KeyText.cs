using System.Globalization;

namespace Kontextual.Persistence.Paging;

/// <summary>Converts a key to its text in a cursor and back.</summary>
internal sealed record KeyText<TKey>(Func<TKey, string> Write, Func<string, TKey> Read);

/// <summary>The conversions for all kinds of keys.</summary>
internal static class KeyTexts
{
    public static KeyText<string> Text { get; } = new(text => text, text => text);

    public static KeyText<DateTimeOffset> Time { get; } = new(UtcTime.Format, UtcTime.Parse);

    public static KeyText<int> Number { get; } = new(
        number => number.ToString(CultureInfo.InvariantCulture), text => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));

    public static KeyText<long> Sequence { get; } = new(
        number => number.ToString(CultureInfo.InvariantCulture), text => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));

    public static KeyText<TId> Id<TId>()
        where TId : struct, IEntityId<TId> => new(id => id.Value.ToString("D"), TId.Parse);
}
