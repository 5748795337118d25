using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kontextual.Benchmarks.Checks;

/// <summary>Computes a digest over all fields of the answers of a round.</summary>
internal sealed class AnswerDigest
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(Artifact artifact) => AddProperties(artifact);

    public void Add(Relationship relationship) => AddProperties(relationship);

    public void Add(ChangeRecord record) => AddProperties(record);

    public void Add(RevisionEntry entry)
    {
        AddProperties(entry.Revision);
        AddProperties(entry.Change);
    }

    // All properties, so that none can be forgotten.
    private void AddProperties(object record)
    {
        foreach (var property in record.GetType().GetProperties())
            Add(property.GetValue(record));
    }

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
