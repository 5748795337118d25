using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Kontextual.Torture;

/// <summary>Checks acknowledged writes: each record must be at its sequence, and each content must be equal byte by byte.</summary>
internal sealed class AckCheck : IDisposable
{
    private readonly CheckResult _result;
    private readonly SqliteCommand _record;
    private readonly SqliteCommand _content;
    private readonly SqliteCommand _chunks;

    private AckCheck(SqliteConnection connection, CheckResult result)
    {
        _result = result;
        _record = connection.Command(
            "SELECT transaction_id || '|' || entity_kind || '|' || entity_id || '|' || entity_version || '|' || CASE WHEN new_digest IS NULL THEN '' ELSE 'sha256:' || lower(hex(new_digest)) END || '|' || reason "
            + "FROM change_records WHERE sequence = $sequence",
            ("$sequence", 0L));
        _content = connection.Command(
            "SELECT c.storage, c.text, r.digest FROM revisions r JOIN contents c ON c.digest = r.digest WHERE r.artifact_id = $id AND r.number = $number",
            ("$id", string.Empty),
            ("$number", 0));
        _chunks = connection.Command("SELECT bytes FROM content_chunks WHERE digest = $digest ORDER BY ordinal", ("$digest", Array.Empty<byte>()));
    }

    public static void Run(SqliteConnection connection, IEnumerable<Ack> acks, CheckResult result)
    {
        using var check = new AckCheck(connection, result);
        foreach (var ack in acks)
            check.Check(ack);
    }

    public void Dispose()
    {
        _record.Dispose();
        _content.Dispose();
        _chunks.Dispose();
    }

    private void Check(Ack ack)
    {
        if (ack.Last - ack.First + 1 != ack.Rows.Count)
            _result.Lost.Add($"{ack.Mark} wrote {ack.Rows.Count} rows, but was acknowledged with the sequences {ack.First} to {ack.Last}");
        for (int i = 0; i < ack.Rows.Count; i++)
        {
            if (Wrong(ack, ack.Rows[i], ack.First + i) is { } wrong)
            {
                _result.Lost.Add($"{ack.Mark}, row {i + 1} of {ack.Rows.Count}: {wrong}");
                return;
            }
        }
    }

    private string? Wrong(Ack ack, AckedRow row, long sequence)
    {
        _record.Parameters[0].Value = sequence;
        var expected = Phrase.Of($"{ack.Transaction}|{row.Kind}|{row.Id}|{row.Version}|{row.Digest}|{Mark.Reason(ack.Mark, ack.Rows.Count)}");
        var actual = _record.ExecuteScalar() as string ?? "nothing";
        if (actual != expected)
            return $"sequence {sequence} has {actual} instead of {expected}";
        return row.Kind == EntityKind.Artifact && ContentDigestOf(row) is var digest && digest != row.Digest
            ? $"the content of {row.Id} revision {row.Version} has the digest {digest} instead of {row.Digest}"
            : null;
    }

    private string ContentDigestOf(AckedRow row)
    {
        _content.Parameters[0].Value = row.Id;
        _content.Parameters[1].Value = row.Version;
        using var reader = _content.ExecuteReader();
        if (!reader.Read())
            return "of nothing";
        return reader.GetString(0) == "Text"
            ? Digest(SHA256.HashData(Encoding.UTF8.GetBytes(reader.GetString(1))))
            : ChunkDigest((byte[])reader.GetValue(2));
    }

    private string ChunkDigest(byte[] digest)
    {
        _chunks.Parameters[0].Value = digest;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var reader = _chunks.ExecuteReader();
        while (reader.Read())
            hash.AppendData((byte[])reader.GetValue(0));
        return Digest(hash.GetHashAndReset());
    }

    private static string Digest(byte[] hash) => $"sha256:{Convert.ToHexStringLower(hash)}";
}
