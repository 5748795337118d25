namespace Kontextual.Domain;

/// <summary>What to change of an artifact. What is null stays as it is, except what describes the new revision itself.</summary>
public sealed record ArtifactChange
{
    /// <summary>The new content, at most 512 MiB; a file or a stream is prepared before a transaction takes it. The caller disposes of it.</summary>
    public ContentSource? Content { get; init; }

    /// <summary>The new name.</summary>
    public string? Name { get; init; }

    /// <summary>The collection to move to.</summary>
    public CollectionId? Collection { get; init; }

    /// <summary>The new type.</summary>
    public string? Type { get; init; }

    /// <summary>The new media type.</summary>
    public string? MediaType { get; init; }

    /// <summary>The new metadata, which replace the old as a whole.</summary>
    public Metadata? Metadata { get; init; }

    /// <summary>Where the new revision comes from. It describes the revision and is not inherited from the one before.</summary>
    public Provenance Provenance { get; init; } = Provenance.None;

    /// <summary>The run that produced the new revision, which must exist.</summary>
    public RunId? ProducingRunId { get; init; }

    /// <summary>What to say of the new revision, at most 65,536 code points.</summary>
    public string Message { get; init; } = string.Empty;
}
