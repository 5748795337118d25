namespace Kontextual.Domain;

/// <summary>The parameters and inputs of a run to be started. They become an <see cref="InputBundle"/>, which never changes.</summary>
public sealed record BundleDraft
{
    /// <summary>The parameters of the operation. Empty by default.</summary>
    public Metadata Parameters { get; init; } = Metadata.Empty;

    /// <summary>The inputs, in any order. Their paths differ. None by default.</summary>
    public IReadOnlyCollection<InputDraft> Entries { get; init; } = [];
}
