using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Floor;

/// <summary>Runs a write in one transaction, with the chain of change records.</summary>
internal sealed class FloorTransaction(FloorStatements statements, Sources sources)
{
    public T Run<T>(Func<ChangeLinks, T> work)
    {
        var transaction = new TransactionId(sources.Ids.NewId());
        return Run(() => work(LinksAfterLast(transaction)));
    }

    public T Run<T>(Func<T> work)
    {
        statements.Begin.Run();
        try
        {
            var result = work();
            statements.Commit.Run();
            return result;
        }
        catch
        {
            statements.Rollback.Run();
            throw;
        }
    }

    public ChangeLinks LinksAfterLast(TransactionId transaction)
    {
        using var row = statements.LastChange.Read();
        if (!row.Read())
            return new ChangeLinks(sources, transaction, 0, ChainHash.Genesis, ArtifactStates.TimeAfter(sources.Time, null));
        var time = ArtifactStates.TimeAfter(sources.Time, FloorRows.Time(row, 2));
        return new ChangeLinks(sources, transaction, row.GetInt64(0), ChainHash.FromBytes(FloorRows.Bytes(row, 1)), time);
    }
}
