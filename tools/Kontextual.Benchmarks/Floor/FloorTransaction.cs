using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Floor;

/// <summary>Runs a write in one transaction, with the chain of change records.</summary>
internal sealed class FloorTransaction(FloorStatements statements, Sources sources)
{
    private readonly FloorText _text = new();

    public T Run<T>(Func<FloorChain, T> work)
    {
        var transaction = sources.Ids.NewId();
        return Run(() => work(ChainAfterLast(transaction)));
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

    public FloorChain ChainAfterLast(Guid transaction)
    {
        using var row = statements.LastChange.Read();
        if (!row.Read())
            return new FloorChain(_text, sources, transaction, 0, new byte[32], ArtifactStates.TimeAfter(sources.Time, null));
        var time = ArtifactStates.TimeAfter(sources.Time, FloorRows.Time(row, 2));
        return new FloorChain(_text, sources, transaction, row.GetInt64(0), FloorRows.Bytes(row, 1), time);
    }
}
