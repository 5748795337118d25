using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Raw;

/// <summary>Runs a write in one transaction, with the chain of change records.</summary>
internal sealed class RawTransaction(RawStatements statements, Sources sources)
{
    public T Run<T>(Func<ChangeLinks, T> work)
    {
        var transaction = new TransactionId(sources.Ids.NewId());
        statements.Begin.Run();
        try
        {
            var result = work(LinksAfterLast(transaction));
            statements.Commit.Run();
            return result;
        }
        catch
        {
            statements.Rollback.Run();
            throw;
        }
    }

    /// <summary>Writes a change record.</summary>
    public void Insert(ChangeRecord change, string time) => statements.InsertChange.With(
        change.Sequence, RawRows.IdText(change.TransactionId.Value), change.EntityKind.ToString(), RawRows.IdText(change.EntityId.Value),
        change.Kind.ToString(), change.EntityVersion, change.OldDigest?.ToBytes(), change.NewDigest?.ToBytes(), time, change.State,
        Convert.FromHexString(change.Salt!), change.Commitment.ToBytes(), change.Hash.ToBytes()).Run();

    private ChangeLinks LinksAfterLast(TransactionId transaction)
    {
        using var row = statements.LastChange.Read();
        if (!row.Read())
            return new ChangeLinks(sources, transaction, 0, ChainHash.Genesis, ArtifactStates.TimeAfter(sources.Time, null));
        var time = ArtifactStates.TimeAfter(sources.Time, RawTimes.Parse(row.GetString(2)));
        return new ChangeLinks(sources, transaction, row.GetInt64(0), ChainHash.FromBytes(row.GetFieldValue<byte[]>(1)), time);
    }
}
