using System.Globalization;

namespace Kontextual.Domain;

/// <summary>The part of the contents whose bytes a verification reads and hashes.</summary>
/// <remarks>
/// <see cref="Of"/> divides the contents by their digests, so a content stays in its part for as long as it is in the store. A verification of each of the parts
/// together hashes every content.
/// </remarks>
public sealed record ContentPart
{
    /// <summary>The highest number of parts.</summary>
    public const int MaxCount = 10_000;

    private ContentPart(int number, int count)
    {
        Number = number;
        Count = count;
    }

    /// <summary>All contents.</summary>
    public static ContentPart All { get; } = new(1, 1);

    /// <summary>No contents.</summary>
    public static ContentPart None { get; } = new(0, 1);

    /// <summary>The number of the part, from 1; 0 for <see cref="None"/>.</summary>
    public int Number { get; }

    /// <summary>The number of parts into which the contents are divided, at least 1.</summary>
    public int Count { get; }

    /// <summary>Makes one of several parts of about the same number of contents.</summary>
    /// <param name="number">The number of the part, 1 to <paramref name="count"/>.</param>
    /// <param name="count">The number of parts, 1 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static ContentPart Of(int number, int count)
    {
        if (count is < 1 or > MaxCount)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"The number of parts is 1 to {MaxCount}.");
        if (number < 1 || number > count)
            throw new ArgumentOutOfRangeException(nameof(number), number, $"The number of the part is 1 to {count}, the number of parts.");
        return new(number, count);
    }

    /// <summary>Returns the number and the count, such as <c>2/7</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");

    /// <summary>Returns whether a content is in the part.</summary>
    internal bool Contains(ContentDigest digest)
    {
        if (Number == 0)
            return false;

        // The first 32 bits of a digest are evenly distributed.
        var text = digest.ToString();
        var bits = uint.Parse(text.AsSpan(ContentDigest.Prefix.Length, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return bits % (uint)Count == (uint)(Number - 1);
    }
}
