namespace Kontextual.Domain;

/// <summary>An artifact to be created, or put: its complete state.</summary>
public sealed record ArtifactDraft
{
    private readonly bool isMediaTypeGiven;

    /// <summary>The collection it lies in.</summary>
    public required CollectionId Collection { get; init; }

    /// <summary>Its name: NFC-normalised, then 1 to 512 code points; unique among the live artifacts of its collection.</summary>
    public required string Name { get; init; }

    /// <summary>What it is: a lower-case token without white space, such as <c>text</c>; <c>document</c> by default.</summary>
    public string Type { get; init; } = "document";

    /// <summary>The content, at most 512 MiB; a file or a stream is prepared before a transaction takes it. The caller disposes of it.</summary>
    public required ContentSource Content { get; init; }

    /// <summary>
    /// The media type, at most 255 ASCII characters. By default <c>text/plain</c> for content made by
    /// <see cref="ContentSource.FromText"/>, and <c>application/octet-stream</c> for any other.
    /// </summary>
    public string MediaType
    {
        get => isMediaTypeGiven ? field : Content is { IsFromText: true } ? "text/plain" : "application/octet-stream";
        init
        {
            // Null is given too, and refused by the verb like any other media type that is none.
            isMediaTypeGiven = true;
            field = value;
        }
    }
    = string.Empty;

    /// <summary>The caller's own members.</summary>
    public Metadata Metadata { get; init; } = Metadata.Empty;

    /// <summary>Where it comes from.</summary>
    public Provenance Provenance { get; init; } = Provenance.None;

    /// <summary>The run that produced it, which must exist.</summary>
    public RunId? ProducingRunId { get; init; }

    /// <summary>What to say of this revision, at most 65,536 code points.</summary>
    public string Message { get; init; } = string.Empty;
}
