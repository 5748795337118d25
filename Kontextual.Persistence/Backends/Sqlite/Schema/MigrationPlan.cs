using Microsoft.EntityFrameworkCore.Migrations;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Determines the pending migrations of a store, and whether they may be applied.</summary>
/// <param name="assembly">The migrations of this library.</param>
/// <param name="history">The ids of the migrations that the store has; null when it has no table of them.</param>
/// <param name="location">The path of the store, for messages.</param>
/// <param name="isMarked">Whether the file has the application id of a store, which is written in the same transaction as the tables.</param>
internal sealed class MigrationPlan(IMigrationsAssembly assembly, IReadOnlyList<string>? history, string location, bool isMarked)
{
    /// <summary>Returns the ids of the migrations to apply, in order.</summary>
    /// <param name="target">The last migration to apply; null to apply all.</param>
    /// <exception cref="SchemaMismatchException">
    /// The store has a migration that this library does not know, or the target is unknown or older than the store.
    /// </exception>
    /// <exception cref="StoreCorruptException">The file is a store, but its list of migrations is missing or empty.</exception>
    public IReadOnlyList<string> Pending(string? target)
    {
        var known = assembly.Migrations.Keys.ToList();
        var applied = Applied();
        if (applied.FirstOrDefault(id => !known.Contains(id, StringComparer.Ordinal)) is { } unknown)
        {
            throw new SchemaMismatchException(
                $"The store '{location}' has the migration '{unknown}', which this library does not know: it was written by a newer version. "
                + "Update the library.",
                null,
                StoreFormat.Version);
        }

        var wanted = target is null ? known : known.TakeWhile(id => id != assembly.FindMigrationId(target)).Append(IdOf(target)).ToList();
        return applied.Except(wanted).Any()
            ? throw new SchemaMismatchException(
                $"The store '{location}' already has migrations after '{target}'. Schemas go forward only: restore a backup to go back.", null, StoreFormat.Version)
            : wanted.Except(applied).ToList();
    }

    private IReadOnlyList<string> Applied() => history is { Count: > 0 } || !isMarked
        ? history ?? []
        : throw new StoreCorruptException(
            $"table {AppliedMigrations.Table} of '{location}'",
            $"it is {(history is null ? "missing" : "empty")}, so the migrations of the store are unknown, and none was applied");

    private string IdOf(string target) =>
        assembly.FindMigrationId(target) is { } id
            ? id
            : throw new SchemaMismatchException($"There is no migration '{target}' to apply to the store '{location}'. Schemas go forward only.", null, StoreFormat.Version);
}
