namespace Kontextual.Domain;

/// <summary>What every typed id has in common.</summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface IEntityId<TSelf> : IComparable<TSelf>, IParsable<TSelf>
    where TSelf : struct, IEntityId<TSelf>
{
    /// <summary>The UUID.</summary>
    Guid Value { get; }

    /// <summary>Gives a UUID its kind.</summary>
    static abstract TSelf From(Guid value);

    /// <summary>Reads an id from its text form.</summary>
    /// <exception cref="ArgumentException">The text is not a UUID of 36 characters.</exception>
    static abstract TSelf Parse(string text);

    // What generic code asks for; the text form knows no culture.
    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) =>
        TSelf.TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not an id: an id is a UUID of 36 characters with hyphens.");
}
