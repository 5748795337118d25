using System.Globalization;

namespace Kontextual.Domain;

/// <summary>
/// The version that a writer expects an entity to have: an exact version (for an artifact, its head revision), or any version.
/// </summary>
/// <remarks>The default value is <see cref="Any"/>.</remarks>
public readonly record struct Expected
{
    private readonly int _version;

    private Expected(int version) => _version = version;

    /// <summary>Any version is accepted: the last writer wins.</summary>
    public static Expected Any => default;

    /// <summary>The expected version, or null for <see cref="Any"/>.</summary>
    public int? Version => _version == 0 ? null : _version;

    /// <summary>Makes the expectation of exactly this version, from 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The version is below 1.</exception>
    public static Expected Exactly(int version)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        return new(version);
    }

    /// <summary>True when the version is an expected one.</summary>
    public bool Accepts(int version) => _version == 0 || _version == version;

    /// <inheritdoc/>
    public override string ToString() => _version == 0 ? "any" : _version.ToString(CultureInfo.InvariantCulture);
}
