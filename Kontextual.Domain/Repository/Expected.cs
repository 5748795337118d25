using System.Globalization;

namespace Kontextual.Domain;

/// <summary>What a writer expects to find: an exact version (of an artifact: its head revision), or any.</summary>
/// <remarks>The default value is <see cref="Any"/>.</remarks>
public readonly record struct Expected
{
    private readonly int _version;

    private Expected(int version) => _version = version;

    /// <summary>Whatever is there: the last writer wins.</summary>
    public static Expected Any => default;

    /// <summary>The expected version; null for <see cref="Any"/>.</summary>
    public int? Version => _version == 0 ? null : _version;

    /// <summary>Exactly this version, from 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The version is below 1.</exception>
    public static Expected Exactly(int version)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        return new(version);
    }

    /// <summary>True when a version is what is expected.</summary>
    public bool Accepts(int version) => _version == 0 || _version == version;

    /// <inheritdoc/>
    public override string ToString() => _version == 0 ? "any" : _version.ToString(CultureInfo.InvariantCulture);
}
