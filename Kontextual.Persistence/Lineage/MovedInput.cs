namespace Kontextual.Persistence.Lineage;

/// <summary>
/// An input of a run whose artifact has moved on: it is deleted, or the content of its head revision is another one than the run used. The rows are derived
/// from the artifacts and the inputs, so that stale outputs are found without reading all inputs.
/// </summary>
internal sealed record MovedInput
{
    /// <summary>The bundle of the input.</summary>
    public required BundleId BundleId { get; init; }

    /// <summary>The artifact that is the input.</summary>
    public required ArtifactId ArtifactId { get; init; }

    /// <summary>The revision that the run used.</summary>
    public required int Revision { get; init; }
}
