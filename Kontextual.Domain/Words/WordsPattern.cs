namespace Kontextual.Domain;

/// <summary>What one token of a text must be like to match one token of a search text.</summary>
/// <param name="Whole">The folded token of the search text.</param>
/// <param name="Parts">Its parts. One part, the whole token, when it is not divided.</param>
/// <param name="IsPrefix">True when the token of the text, or the last of its parts that match, need only begin with it.</param>
/// <param name="IsUnspaced">
/// True for a pair of characters, or a single one, of a script that is written without spaces. It matches only whole tokens, so successive
/// patterns of this kind can be looked up in an index as a phrase.
/// </param>
/// <param name="IsSingle">True for a single character of such a script at the end of a sequence. It matches the first character of a pair.</param>
/// <remarks>
/// The pattern matches a token when the whole tokens are equal, or when its parts are successive parts of the token. An index of
/// <see cref="AnalysedText"/> finds all candidates with: <see cref="Whole"/> in the words, or <see cref="Parts"/> as a phrase in the parts. An index that
/// does not know the places of tokens finds more candidates: those with <see cref="Whole"/>, or with all <see cref="Parts"/>.
/// </remarks>
internal sealed record WordsPattern(string Whole, IReadOnlyList<string> Parts, bool IsPrefix, bool IsUnspaced, bool IsSingle)
{
    /// <summary>Returns the part of the text that matches, or null when the token does not match.</summary>
    public TextRange? Find(TokenReader token)
    {
        if (IsEqual(token.Whole, Whole, IsPrefix))
            return IsSingle ? token.FirstSource : token.Source;
        if (token.PartCount == 1)
            return null;
        for (int first = 0; first <= token.PartCount - Parts.Count; first++)
        {
            if (HasPartsAt(token, first))
                return token.SourceOf(first, Parts.Count);
        }

        return null;
    }

    /// <summary>True when the parts of a token from an index on match the parts of this pattern.</summary>
    public bool HasPartsAt(TokenReader token, int first)
    {
        if (Parts.Count > token.PartCount - first)
            return false;
        for (int i = 0; i < Parts.Count; i++)
        {
            if (!IsEqual(token.Part(first + i), Parts[i], IsPrefix && i == Parts.Count - 1))
                return false;
        }

        return true;
    }

    private static bool IsEqual(ReadOnlySpan<char> text, string pattern, bool isPrefix) =>
        isPrefix ? text.StartsWith(pattern) : text.SequenceEqual(pattern);
}
