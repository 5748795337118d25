namespace Kontextual.Domain;

/// <summary>Bytes that are identified by their digest and stored once, even when several revisions share them.</summary>
internal sealed record Content
{
    /// <summary>The digest of the exact bytes.</summary>
    public required ContentDigest Digest { get; init; }

    /// <summary>The number of bytes.</summary>
    public required long Size { get; init; }

    /// <summary>How the bytes are stored.</summary>
    public required ContentStorage Storage { get; init; }

    /// <summary>The bytes as text when <see cref="Storage"/> is <see cref="ContentStorage.Text"/>; otherwise null.</summary>
    public string? Text { get; init; }
}
