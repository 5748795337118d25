using System.Text;

namespace Kontextual.Domain;

/// <summary>A code point of a folded text.</summary>
/// <param name="Rune">The folded code point.</param>
/// <param name="Kind">What it means for the tokens.</param>
/// <param name="Start">Where its source begins, in UTF-16 code units of the text.</param>
/// <param name="End">Where its source ends. Code points that one character of the text became have the same source.</param>
internal readonly record struct FoldedCharacter(Rune Rune, CharacterKind Kind, int Start, int End);
