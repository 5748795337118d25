namespace Kontextual.Domain;

/// <summary>What an attempt reports at its end. It becomes part of the sealed <see cref="RunManifest"/>.</summary>
public sealed record AttemptReport
{
    /// <summary>The report without any value.</summary>
    public static AttemptReport None { get; } = new();

    /// <summary>Describes the tool that did the work. Empty by default.</summary>
    public Metadata Tool { get; init; } = Metadata.Empty;

    /// <summary>Describes the environment of the tool. Empty by default.</summary>
    public Metadata Environment { get; init; } = Metadata.Empty;

    /// <summary>The messages of the attempt, in order: at most 1 MiB of JSON in UTF-8. Empty by default.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init => field = DiagnosticList.Of(value); } = DiagnosticList.Empty;
}
