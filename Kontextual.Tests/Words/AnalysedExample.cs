namespace Kontextual.Tests.Words;

/// <summary>A text and its tokens.</summary>
/// <param name="Name">What the example shows, in ASCII.</param>
/// <param name="Text">The text.</param>
/// <param name="Tokens">The whole tokens with a space between them.</param>
public sealed record AnalysedExample(string Name, string Text, string Tokens);
