using System.Text;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

internal partial class PlainReads
{
    public Task<RevisionRow?> FindRevisionAsync(ArtifactId id, int number) => Task.FromResult(RevisionOf(id, number));

    public Task<Leaf<RevisionRow>> ListRevisionsAsync(ArtifactId id, int size, object? cursor)
    {
        PlainRules.Id<ArtifactId>(id);
        return Task.FromResult(new PlainListing<RevisionRow>(row => Digits(row.Number), _ => "", string.CompareOrdinal)
            .Page($"revisions of {id}", State.Revisions.GetValueOrDefault(id, []), size, cursor));
    }

    public Task<(ArtifactRow Artifact, string Text)?> FindTextAsync(ArtifactId id)
    {
        PlainRules.Id<ArtifactId>(id);
        return Task.FromResult<(ArtifactRow, string)?>(
            State.Now.Artifacts.GetValueOrDefault(id) is { DeletedAt: null } row ? (row, TextOf(State.Contents[row.Digest])) : null);
    }

    public Task<string> ReadTextAsync(ArtifactId id, int revision) => Task.FromResult(TextOf(ContentOf(id, revision)));

    public Task<byte[]> ReadBytesAsync(ArtifactId id, int revision, bool streamed) => Task.FromResult(ContentOf(id, revision).Bytes);

    private RevisionRow? RevisionOf(ArtifactId id, int number)
    {
        PlainRules.Id<ArtifactId>(id);
        PlainRules.Range(number, 1, int.MaxValue);
        return State.Revisions.GetValueOrDefault(id, []).SingleOrDefault(row => row.Number == number);
    }

    private Matter ContentOf(ArtifactId id, int number) => RevisionOf(id, number) is { IsPurged: false } revision
        ? State.Contents[revision.Digest]
        : throw new EntityNotFoundException(EntityKind.Artifact, $"{id} revision {number}");

    private static string TextOf(Matter content)
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
