using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;

namespace Kontextual.Torture;

/// <summary>The migrations of the product, followed by <see cref="RebuildTables"/>.</summary>
[SuppressMessage("Usage", "EF1001:Internal EF Core API usage.", Justification = "There is no public way to add a migration of another assembly; the version of EF is pinned.")]
internal sealed class LaterMigrations(
    ICurrentDbContext currentContext, IDbContextOptions options, IMigrationsIdGenerator idGenerator, IDiagnosticsLogger<DbLoggerCategory.Migrations> logger)
    : MigrationsAssembly(currentContext, options, idGenerator, logger)
{
    private SortedList<string, TypeInfo>? _all;

    public override IReadOnlyDictionary<string, TypeInfo> Migrations => _all ??= WithOneMore(base.Migrations);

    private static SortedList<string, TypeInfo> WithOneMore(IReadOnlyDictionary<string, TypeInfo> known)
    {
        RebuildTables.Newest = known[known.Keys.Max(StringComparer.Ordinal)!];
        var all = new SortedList<string, TypeInfo>(StringComparer.Ordinal) { { RebuildTables.MigrationId, typeof(RebuildTables).GetTypeInfo() } };
        foreach (var (id, type) in known)
            all.Add(id, type);
        return all;
    }
}
