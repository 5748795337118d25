using Kontextual.Persistence.Repository;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Contexts;

internal sealed class ContextReader(IReadScope scope) : IContextReader
{
    public Task<ContextPackage?> FindAsync(
        ContextPackageId id, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadAsync(
            (db, token) => db.Set<ContextPackage>().FirstOrDefaultAsync(p => p.Id == id && (includeDeleted || p.DeletedAt == null), token),
            cancellationToken);
    }
}
