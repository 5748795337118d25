namespace Kontextual.Domain;

/// <summary>A term or a phrase of a search text: patterns that successive tokens of the text must match, at least one.</summary>
/// <param name="Patterns">The patterns in order. Only the last can be a prefix.</param>
internal sealed record WordsClause(IReadOnlyList<WordsPattern> Patterns);
