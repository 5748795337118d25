namespace Kontextual.Domain;

/// <summary>What a folded character means for the tokens of a text.</summary>
internal enum CharacterKind
{
    /// <summary>Belongs to no token and ends the token before it: white space, punctuation, controls and most symbols.</summary>
    Separator,

    /// <summary>Belongs to no token and does not end one: stripped marks and invisible characters.</summary>
    Ignored,

    /// <summary>A letter of lower case or without case.</summary>
    Letter,

    /// <summary>A letter that was of upper or title case before folding.</summary>
    Upper,

    /// <summary>A digit or another number.</summary>
    Digit,

    /// <summary>A letter of a script that is written without spaces between words.</summary>
    Unspaced,

    /// <summary>A mark that is kept. It belongs to the letter before it, and is ignored after anything else.</summary>
    Mark,

    /// <summary>Begins a symbol, which is a token.</summary>
    Symbol,

    /// <summary>Continues the symbol before it with a further member, such as a skin tone.</summary>
    SymbolMember,

    /// <summary>Continues the last member of the symbol before it, such as the second half of a flag.</summary>
    SymbolRest,

    /// <summary>Joins two members of a symbol, and belongs to none of them.</summary>
    SymbolJoiner,
}
