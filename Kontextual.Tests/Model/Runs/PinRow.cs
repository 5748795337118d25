using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What a side shows of an entry of a bundle or a manifest.</summary>
internal sealed record PinRow(string Path, ArtifactId? Artifact, int? Revision, string? Uri, string Digest)
{
    public static PinRow Of(IPinnedEntry e) => new(e.Path, e.ArtifactId, e.Revision, e.Uri, $"{e.Digest}");

    public InputEntry Input => new()
    {
        BundleId = default,
        Path = Path,
        ArtifactId = Artifact,
        Revision = Revision,
        Uri = Uri,
        Digest = ContentDigest.Parse(Digest),
    };

    public ManifestEntry Entry(ManifestEntryRole role) => new()
    {
        ManifestId = default,
        Role = role,
        Path = Path,
        ArtifactId = Artifact,
        Revision = Revision,
        Uri = Uri,
        Digest = ContentDigest.Parse(Digest),
    };

    /// <summary>Entries after a purge.</summary>
    /// <param name="entries">All of them, ascending by path.</param>
    public static IEnumerable<PinRow> Blank(IEnumerable<PinRow> entries) =>
        entries.Select((entry, i) => entry with { Path = PathOf(i + 1), Uri = entry.Uri is null ? null : "" });

    /// <summary>The path of an entry after a purge, from its place among the entries.</summary>
    public static string PathOf(int place) => string.Create(CultureInfo.InvariantCulture, $"\U0010FFFF{place:D9}");
}
