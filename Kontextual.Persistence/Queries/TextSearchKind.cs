namespace Kontextual.Persistence.Queries;

/// <summary>How a text is searched. Each number has one digit, see <see cref="TextMatch.TextOf"/>.</summary>
internal enum TextSearchKind
{
    /// <summary>The text contains another text.</summary>
    Contains = 1,

    /// <summary>The text has words.</summary>
    Words = 2,
}
