using Kontextual.Domain;
using Kontextual.Tests.Runs;

namespace Kontextual.Tests.Model;

/// <summary>Diagnostics as given, and as they must be kept.</summary>
internal sealed record Notices(IReadOnlyList<Diagnostic> Given, IReadOnlyList<Diagnostic> Kept)
{
    /// <summary>None at all.</summary>
    public static Notices None { get; } = new([], []);

    /// <summary>The text in which change records must keep them.</summary>
    public string Text => OwnForms.Diagnostics(Kept);

    public override string ToString() => Escaped.Of(Text);
}
