using System.Text;

namespace Kontextual.Domain;

/// <summary>What each UTF-16 code unit becomes when it is folded alone, computed at its first use and kept for the process.</summary>
internal static class FoldedUnits
{
    private const uint Known = 1u << 31;
    private const uint Long = 1u << 30;
    private const uint Extending = 1u << 29;
    private const int KindShift = 16;
    private const uint KindMask = 0xFF;

    // Threads that compute an entry at the same time write the same value.
    private static readonly uint[] Entries = new uint[char.MaxValue + 1];

    public static FoldedUnit Of(char unit)
    {
        var entry = Entries[unit];
        if (entry == 0)
            Entries[unit] = entry = Compute(unit);
        return new((char)(entry & 0xFFFF), (CharacterKind)((entry >> KindShift) & KindMask), (entry & Long) != 0, (entry & Extending) != 0);
    }

    private static uint Compute(char unit)
    {
        if (!Rune.TryCreate(unit, out var rune) || Characters.IsNoncharacter(unit))
            return Known | Long;
        var entry = Known | (Characters.Extends(rune) ? Extending : 0);
        if (SymbolSequence.IsSymbol(rune))
            return entry | Long;
        var folded = new List<FoldedCharacter>();
        new CharacterFolding().Fold([unit], new TextRange(0, 1), folded);
        return folded is [var one] && one.Rune.IsBmp ? entry | ((uint)one.Kind << KindShift) | (uint)one.Rune.Value : entry | Long;
    }
}
