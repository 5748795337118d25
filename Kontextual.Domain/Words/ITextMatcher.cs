namespace Kontextual.Domain;

/// <summary>Decides whether a text matches a search. Backends ask it for each text, so all of them give the same results.</summary>
internal interface ITextMatcher
{
    /// <summary>True if the text matches. Thread-safe.</summary>
    bool Matches(string text);
}
