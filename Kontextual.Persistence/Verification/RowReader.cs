using Kontextual.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Verification;

/// <summary>Reads rows one after the other. A row with a damaged value becomes a finding, and the next row is read.</summary>
internal sealed class RowReader<T>(VerifyRun run, IQueryable<T> rows) : IAsyncDisposable
    where T : class
{
    /// <summary>The number of equal errors after which the reading ends, in case that the rows cannot be left behind.</summary>
    private const int MostEqualErrors = 10_000;

    private readonly IAsyncEnumerator<T> _rows = rows.AsAsyncEnumerable().GetAsyncEnumerator(run.CancellationToken);
    private string? _lastError;
    private int _equalErrors;

    /// <summary>The present row; null before the first and after the last one.</summary>
    public T? Current { get; private set; }

    /// <summary>Reads the next row. Returns false after the last one.</summary>
    public async ValueTask<bool> MoveAsync()
    {
        while (true)
        {
            run.Step();
            try
            {
                Current = await _rows.MoveNextAsync().ConfigureAwait(false) ? _rows.Current : null;
                return Current is not null;
            }
            catch (StoredValueException e) when (!IsStuck(e))
            {
                // The row was read, but not converted, so the enumerator continues with the next one.
                run.Findings.AddMalformed(e);
            }
        }
    }

    /// <summary>Reads the next row, and returns it; null after the last one.</summary>
    public async ValueTask<T?> NextAsync() => await MoveAsync().ConfigureAwait(false) ? Current : null;

    /// <summary>Reads all rows, whose damaged values become findings.</summary>
    public async Task MoveToEndAsync()
    {
        while (await MoveAsync().ConfigureAwait(false))
        {
            // Reading a row checks its values.
        }
    }

    public ValueTask DisposeAsync() => _rows.DisposeAsync();

    private bool IsStuck(StoredValueException e)
    {
        _equalErrors = e.Message == _lastError ? _equalErrors + 1 : 0;
        _lastError = e.Message;
        return _equalErrors >= MostEqualErrors;
    }
}
