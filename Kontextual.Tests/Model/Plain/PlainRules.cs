using System.Text;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>
/// The small rules of the contract, each written anew here and in the plainest way. A test puts a wrong one in place of one of them, to
/// see that it is found.
/// </summary>
internal class PlainRules
{
    private const int LongestName = 512;

    /// <summary>The order of texts: by code point.</summary>
    public virtual int Compare(string left, string right)
    {
        var (a, b) = (left.EnumerateRunes().Select(rune => rune.Value).ToArray(), right.EnumerateRunes().Select(rune => rune.Value).ToArray());
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (a[i] != b[i])
                return a[i] - b[i];
        }

        return a.Length - b.Length;
    }

    /// <summary>A name or the beginning of one as it is kept.</summary>
    public virtual string Normalize(string text) => text.Normalize(NormalizationForm.FormC);

    public virtual bool Accepts(int? expected, int actual) => expected is null || expected == actual;

    public virtual bool AreSame(string metadata, string others) => metadata == others;

    /// <summary>True when an entity keeps its name from others.</summary>
    public virtual bool HoldsName(bool isDeleted) => !isDeleted;

    /// <summary>The order in which cascades take what they find.</summary>
    public virtual IEnumerable<TRow> InOrderOfCascades<TRow>(IEnumerable<TRow> rows)
        where TRow : class, IEntityRow<TRow> => rows.OrderBy(row => $"{row.EntityId}", StringComparer.Ordinal);

    /// <summary>What a change record says when its entity was purged.</summary>
    public virtual ChangeRow Blank(ChangeRow change) => change with { Reason = null, State = null, HasSalt = false };

    /// <summary>The last of the sequences 1, 2, 3 … that a time stands for.</summary>
    public virtual int SequenceAt(IEnumerable<string> times, string time) => times.Count(each => string.CompareOrdinal(each, time) <= 0);

    /// <summary>The last sequence at or below one at which a transaction had ended.</summary>
    /// <param name="transactions">The transactions of the sequences 1, 2, 3 …</param>
    /// <param name="sequence">The sequence.</param>
    public virtual int LastWhole(IReadOnlyList<TransactionId> transactions, int sequence)
    {
        while (sequence > 0 && sequence < transactions.Count && transactions[sequence] == transactions[sequence - 1])
            sequence--;
        return sequence;
    }

    /// <summary>True when a traversal goes on where it was before.</summary>
    public virtual bool LeadsOn(int distance, int depth) => distance < depth;

    /// <summary>The canonical form of JSON, which digests go by.</summary>
    public virtual string Canonical(Meta meta) => meta.Canonical;

    /// <summary>True when an attempt of a run is the current one.</summary>
    public virtual bool IsCurrent(int attempt, int current) => attempt == current;

    /// <summary>True when a run that is asked to be silent for so long can be taken over.</summary>
    public virtual bool IsStalled(TimeSpan silent, TimeSpan asked) => silent >= asked;

    /// <summary>True when a running step has lost its worker.</summary>
    public virtual bool IsLost(int attempt, int current) => attempt < current;

    /// <summary>True when a live input has another content than was pinned.</summary>
    public virtual bool HasMovedOn(PinRow input, ArtifactRow head) => input.Digest != head.Digest;

    public string Name(string name)
    {
        if (name.Length == 0 || !IsWellFormed(name) || name.Any(char.IsControl) || char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]))
            throw new ArgumentException("no name", nameof(name));
        var kept = Normalize(name);
        return kept.EnumerateRunes().Count() <= LongestName ? kept : throw new ArgumentException("too long", nameof(name));
    }

    public string Type(string type)
    {
        var kept = Name(type);
        return kept.Any(char.IsWhiteSpace) || kept.EnumerateRunes().Any(rune => Rune.ToLowerInvariant(rune) != rune)
            ? throw new ArgumentException("no type", nameof(type))
            : kept;
    }

    /// <summary>The beginning of names; null when every name begins so.</summary>
    public string? Prefix(string? prefix)
    {
        if (prefix is not null && (!IsWellFormed(prefix) || prefix.Contains('\0', StringComparison.Ordinal)))
            throw new ArgumentException("no prefix", nameof(prefix));
        return string.IsNullOrEmpty(prefix) ? null : Normalize(prefix);
    }

    public static void Id<TId>(TId? id)
        where TId : struct, IEntityId<TId>
    {
        if (id is { } given && given.Value == Guid.Empty)
            throw new ArgumentException("no id", nameof(id));
    }

    public static void Range(int number, int least, int most)
    {
        if (number < least || number > most)
            throw new ArgumentOutOfRangeException(nameof(number));
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
                return false;
        }

        return true;
    }
}
