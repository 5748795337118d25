using Kontextual.Persistence.Repository;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Runs;

internal sealed class RunReader(IReadScope scope) : IRunReader
{
    public Task<OperationRun?> FindAsync(RunId id, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadAsync((db, token) => db.Set<OperationRun>().FirstOrDefaultAsync(r => r.Id == id, token), cancellationToken);
    }
}
