namespace Kontextual.Domain;

/// <summary>How the bytes of a snapshot are compressed.</summary>
public enum SnapshotCompression
{
    /// <summary>Not compressed. The same store always gives the same bytes.</summary>
    None,

    /// <summary>gzip (RFC 1952), the usual form of a file whose name ends in <c>.gz</c>.</summary>
    GZip,

    /// <summary>Brotli (RFC 7932), the usual form of a file whose name ends in <c>.br</c>. Smaller and slower than gzip.</summary>
    Brotli,
}
