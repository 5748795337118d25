namespace Kontextual.Domain;

internal enum JsonForm
{
    /// <summary>Member order and number spelling kept, strings with the fewest escapes, no white space.</summary>
    Minified,

    /// <summary>As <see cref="CanonicalJson"/> defines.</summary>
    Canonical,
}
