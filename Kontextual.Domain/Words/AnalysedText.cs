namespace Kontextual.Domain;

/// <summary>What an index of words stores of a text.</summary>
/// <param name="Words">All whole tokens in order, with one space between them.</param>
/// <param name="Parts">
/// The parts of the tokens that are divided, in order, with one space between them. Between two tokens stands
/// <see cref="TextAnalyser.PartsSeparator"/>, which is no token, so that a sequence of parts is never found across tokens.
/// </param>
/// <remarks>
/// All ASCII characters are spaces, small letters and digits. A tokenizer that divides at other ASCII characters and keeps all other
/// characters, as <c>ascii</c> of SQLite's FTS5 does, returns exactly the tokens.
/// </remarks>
internal sealed record AnalysedText(string Words, string Parts)
{
    /// <summary>Returns all tokens and parts with one space between them, for an index that stores which tokens a text has and not where they are.</summary>
    public string ToText() => Parts.Length == 0 ? Words : $"{Words} {Parts.Replace($"{TextAnalyser.PartsSeparator} ", string.Empty, StringComparison.Ordinal)}";
}
