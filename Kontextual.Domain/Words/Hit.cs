namespace Kontextual.Domain;

/// <summary>A place of a text where a term or a phrase of a search occurs.</summary>
/// <param name="Clause">The index of the term or phrase in <see cref="WordsQuery.Clauses"/>.</param>
/// <param name="Range">The place. It begins and ends at whole characters.</param>
/// <param name="Tokens">The whole tokens at this place. It is larger than <paramref name="Range"/> when only parts of a token match.</param>
internal readonly record struct Hit(int Clause, TextRange Range, TextRange Tokens);
