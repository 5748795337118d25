using System.Collections.Immutable;
using System.Text;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>The revisions and contents of the model.</summary>
internal static class PlainRevisions
{
    /// <summary>The revisions of an artifact, ascending.</summary>
    public static ImmutableList<RevisionRow> Of(PlainReads reads, ArtifactId id) => reads.State.Part<ImmutableList<RevisionRow>>(id) ?? [];

    public static RevisionRow? Find(PlainReads reads, ArtifactId id, int number)
    {
        PlainRules.Id<ArtifactId>(id);
        PlainRules.Range(number, 1, int.MaxValue);
        return Of(reads, id).SingleOrDefault(row => row.Number == number);
    }

    public static Matter ContentOf(PlainReads reads, ArtifactId id, int number) => Find(reads, id, number) is { IsPurged: false } revision
        ? Content(reads, revision.Digest)
        : throw new EntityNotFoundException(EntityKind.Artifact, $"{id} revision {number}");

    /// <summary>A content that was ever written. Those of rolled back ones are not held.</summary>
    public static Matter Content(PlainReads reads, string digest) => reads.State.Part<Matter>(digest)!;

    public static string TextOf(Matter content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content.Bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new ContentNotTextException(ContentDigest.Parse(content.Digest));
        }
    }
}
