namespace Kontextual.Domain;

/// <summary>The complete state of an artifact that is to be created or put.</summary>
public sealed record ArtifactDraft
{
    private readonly bool _isMediaTypeGiven;

    /// <summary>The collection that will contain the artifact.</summary>
    public required CollectionId Collection { get; init; }

    /// <summary>
    /// The name, 1 to 512 code points after normalisation to NFC. It must be unique among the live artifacts of the collection.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The type: a lower-case token without white space, such as <c>text</c>. <c>document</c> by default.</summary>
    public string Type { get; init; } = "document";

    /// <summary>
    /// The content, at most 512 MiB. Inside a transaction, a file or a stream must be prepared first, see
    /// <see cref="ContentSource.PrepareAsync"/>. The caller disposes the source.
    /// </summary>
    public required ContentSource Content { get; init; }

    /// <summary>
    /// The media type, at most 255 ASCII characters. By default, <c>text/plain</c> for content made by
    /// <see cref="ContentSource.FromText"/> and <c>application/octet-stream</c> for all other content.
    /// </summary>
    public string MediaType
    {
        get => _isMediaTypeGiven ? field : Content is { IsFromText: true } ? "text/plain" : "application/octet-stream";
        init
        {
            // Null counts as a given value. The write refuses it like any other value that is not a media type.
            _isMediaTypeGiven = true;
            field = value;
        }
    }
    = string.Empty;

    /// <summary>Additional data of the caller. Empty by default.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;

    /// <summary>Where the artifact comes from. <see cref="Provenance.None"/> by default.</summary>
    public Provenance Provenance { get; init; } = Provenance.None;

    /// <summary>
    /// The run that produced the artifact. The run must exist. By default, the run of <see cref="WriteContext.Attempt"/>, if the transaction names
    /// one.
    /// </summary>
    public RunId? ProducingRunId { get; init; }

    /// <summary>A message about the new revision, at most 65,536 code points. Empty by default.</summary>
    public string Message { get; init; } = string.Empty;
}
