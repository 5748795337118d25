namespace Kontextual.Domain;

/// <summary>A step of a run to be added.</summary>
public sealed record StepDraft
{
    /// <summary>The name of the step: 1 to 512 code points without U+0000. It is kept exactly and need not be unique.</summary>
    public required string Name { get; init; }

    /// <summary>The parameters of the step. Empty by default.</summary>
    public Metadata Parameters { get; init; } = Metadata.Empty;
}
