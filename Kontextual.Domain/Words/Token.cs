namespace Kontextual.Domain;

/// <summary>A token of a text.</summary>
/// <param name="Whole">The whole folded token: letters, digits and marks, or a symbol. At most 64 code points.</param>
/// <param name="Parts">The parts of an identifier or a symbol. One part, the whole token, when it is not divided.</param>
/// <param name="Position">The number of tokens before this one.</param>
/// <param name="Source">Its place in the text. Two tokens that one character becomes have the same place.</param>
/// <param name="IsUnspaced">True for a pair of characters, or a final one, of a script that is written without spaces.</param>
internal sealed record Token(string Whole, IReadOnlyList<string> Parts, int Position, TextRange Source, bool IsUnspaced);
