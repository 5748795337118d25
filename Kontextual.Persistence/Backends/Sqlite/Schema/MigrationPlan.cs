using Microsoft.EntityFrameworkCore.Migrations;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Which migrations a store still needs, and whether it may have them.</summary>
/// <param name="assembly">The migrations there are.</param>
/// <param name="history">Those the store has.</param>
/// <param name="location">Where the store lies, for people.</param>
/// <param name="isMarked">Whether the file's header says that it is a store: then it was given its tables together with that mark.</param>
internal sealed class MigrationPlan(IMigrationsAssembly assembly, IHistoryRepository history, string location, bool isMarked)
{
    /// <summary>The ids of the migrations to apply, in order.</summary>
    /// <param name="target">The last one wanted; null for all.</param>
    /// <exception cref="SchemaMismatchException">The store has a migration that is unknown here, or the target lies behind it.</exception>
    /// <exception cref="StoreCorruptException">It is a store, and no longer says which migrations it has.</exception>
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
                $"The store '{location}' is past '{target}' already. Schemas go forward only: restore a backup to go back.", null, StoreFormat.Version)
            : wanted.Except(applied).ToList();
    }

    private List<string> Applied()
    {
        var exists = history.Exists();
        var applied = exists ? history.GetAppliedMigrations().Select(row => row.MigrationId).ToList() : [];
        return applied.Count > 0 || !isMarked
            ? applied
            : throw new StoreCorruptException(
                $"table {HistoryRepository.DefaultTableName} of '{location}'",
                $"it is {(exists ? "empty" : "missing")}, so the migrations that the store has are unknown, and none was applied");
    }

    private string IdOf(string target) =>
        assembly.FindMigrationId(target) is { } id
            ? id
            : throw new SchemaMismatchException($"There is no migration '{target}' to bring the store '{location}' to. Schemas go forward only.", null, StoreFormat.Version);
}
