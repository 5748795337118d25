namespace Kontextual.Domain;

/// <summary>What a UTF-16 code unit becomes when it is folded alone.</summary>
/// <param name="Unit">The folded code unit.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="IsLong">True when it does not become exactly one code unit, or needs its neighbours to be folded.</param>
/// <param name="Extends">True when it is folded together with the character before it.</param>
internal readonly record struct FoldedUnit(char Unit, CharacterKind Kind, bool IsLong, bool Extends);
