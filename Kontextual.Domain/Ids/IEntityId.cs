namespace Kontextual.Domain;

/// <summary>The members that all ids have in common.</summary>
/// <typeparam name="TSelf">The type of the id itself.</typeparam>
public interface IEntityId<TSelf> : IComparable<TSelf>, IParsable<TSelf>
    where TSelf : struct, IEntityId<TSelf>
{
    /// <summary>The UUID.</summary>
    Guid Value { get; }

    /// <summary>Makes an id from a UUID.</summary>
    static abstract TSelf From(Guid value);

    /// <summary>Reads an id from its text form.</summary>
    /// <exception cref="ArgumentException">The text is not a UUID of 36 characters.</exception>
    static abstract TSelf Parse(string text);

    // Generic code calls this member. The text form does not depend on a culture.
    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) =>
        TSelf.TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not an id: an id is a UUID of 36 characters with hyphens.");
}
