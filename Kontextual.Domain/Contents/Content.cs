namespace Kontextual.Domain;

/// <summary>Bytes known by their digest, stored once however many revisions share them.</summary>
internal sealed record Content
{
    /// <summary>The digest of the exact bytes.</summary>
    public required ContentDigest Digest { get; init; }

    /// <summary>The number of bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Where the bytes lie.</summary>
    public required ContentStorage Storage { get; init; }

    /// <summary>The bytes as text when <see cref="Storage"/> is <see cref="ContentStorage.Text"/>, else null.</summary>
    public string? Text { get; init; }
}
