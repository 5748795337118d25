namespace Kontextual.Tests.Model;

/// <summary>The values that a shrunk step has when others do not matter.</summary>
internal static class PlainValues
{
    public static Meta Metadata => Alphabet.Metas[0];

    public static Word Message => Alphabet.Texts[0];

    public static Word Path => Alphabet.Paths[0];

    public static Matter Content => Alphabet.Contents[0];
}
