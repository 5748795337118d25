using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>A provenance, and the text in which change records must keep it.</summary>
internal sealed record Origin(string? Actor, string? Source, string? Tool, string? ToolVersion, string Attributes, string Kept)
{
    /// <summary>None at all.</summary>
    public static Origin None { get; } = new(null, null, null, null, "{}", "{}");

    /// <summary>In the type of the product.</summary>
    public Provenance Value => new()
    {
        Actor = Actor,
        Source = Source,
        Tool = Tool,
        ToolVersion = ToolVersion,
        Attributes = Metadata.Parse(Attributes),
    };

    /// <summary>What the product gives. One that is not of the alphabet stays what it is, and is a difference.</summary>
    public static Origin Of(Provenance p) => Alphabet.Origins.FirstOrDefault(
        origin => (origin.Actor, origin.Source, origin.Tool, origin.ToolVersion, origin.Attributes)
            == (p.Actor, p.Source, p.Tool, p.ToolVersion, p.Attributes.Text),
        new Origin(p.Actor, p.Source, p.Tool, p.ToolVersion, p.Attributes.Text, $"not of the alphabet: {p}"));

    public override string ToString() => Escaped.Of(Kept, '\'');
}
