namespace Kontextual.Domain;

/// <summary>The form in which a JSON text is written.</summary>
internal enum JsonForm
{
    /// <summary>
    /// The order of members and the spelling of numbers are kept, strings have the fewest escapes, and there is no white space.
    /// </summary>
    Minified,

    /// <summary>The form that <see cref="CanonicalJson"/> defines.</summary>
    Canonical,
}
