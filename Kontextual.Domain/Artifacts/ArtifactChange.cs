namespace Kontextual.Domain;

/// <summary>The changes to make to an artifact.</summary>
/// <remarks>
/// A null property leaves the value of the artifact unchanged. <see cref="Provenance"/>, <see cref="ProducingRunId"/> and <see cref="Message"/>
/// describe the new revision itself and are not taken from the revision before it.
/// </remarks>
public sealed record ArtifactChange
{
    /// <summary>
    /// The new content, at most 512 MiB. Inside a transaction, a file or a stream must be prepared first, see
    /// <see cref="ContentSource.PrepareAsync"/>. The caller disposes the source.
    /// </summary>
    public ContentSource? Content { get; init; }

    /// <summary>The new name.</summary>
    public string? Name { get; init; }

    /// <summary>The collection to move to.</summary>
    public CollectionId? Collection { get; init; }

    /// <summary>The new type.</summary>
    public string? Type { get; init; }

    /// <summary>The new media type.</summary>
    public string? MediaType { get; init; }

    /// <summary>The new metadata, which replaces the existing metadata completely.</summary>
    public Metadata? Metadata { get; init; }

    /// <summary>Where the new revision comes from. <see cref="Provenance.None"/> by default.</summary>
    public Provenance Provenance { get; init; } = Provenance.None;

    /// <summary>
    /// The run that produced the new revision. The run must exist. By default, the run of <see cref="WriteContext.Attempt"/>, if the transaction
    /// names one.
    /// </summary>
    public RunId? ProducingRunId { get; init; }

    /// <summary>A message about the new revision, at most 65,536 code points. Empty by default.</summary>
    public string Message { get; init; } = string.Empty;
}
