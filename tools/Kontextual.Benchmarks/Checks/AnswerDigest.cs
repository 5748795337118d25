using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kontextual.Benchmarks.Checks;

/// <summary>Computes a digest over all fields of the answers of a round.</summary>
internal sealed class AnswerDigest
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(Artifact artifact) => Add(
        artifact.Id, artifact.CollectionId, artifact.Name, artifact.Type, artifact.MediaType, artifact.HeadRevision, artifact.Digest,
        artifact.Size, artifact.Metadata.Text, artifact.Provenance, artifact.CreatedAt, artifact.UpdatedAt, artifact.DeletedAt,
        artifact.IsPurged);

    private void Add(Revision revision) => Add(
        revision.ArtifactId, revision.Number, revision.Kind, revision.CollectionId, revision.Name, revision.Type, revision.MediaType,
        revision.Digest, revision.Size, revision.Metadata.Text, revision.Provenance, revision.ProducingRunId, revision.Message,
        revision.CreatedAt, revision.FromSequence, revision.ToSequence, revision.IsPurged);

    public void Add(RevisionEntry entry)
    {
        Add(entry.Revision);
        Add(entry.Change);
    }

    private void Add(ChangeRecord change) => Add(
        change.Sequence, change.TransactionId, change.EntityKind, change.EntityId, change.Kind, change.EntityVersion, change.OldDigest,
        change.NewDigest, change.Actor, change.RunId, change.Reason, change.Time, change.State, change.Salt, change.Commitment, change.Hash);

    public void Add(params ReadOnlySpan<object?> fields)
    {
        foreach (var field in fields)
        {
            var text = field switch
            {
                null => "-",
                DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                _ => field.ToString()!,
            };
            _hash.AppendData(Encoding.UTF8.GetBytes($"{text.Length}:{text}"));
        }
    }

    public override string ToString() => Convert.ToHexStringLower(_hash.GetCurrentHash());
}
