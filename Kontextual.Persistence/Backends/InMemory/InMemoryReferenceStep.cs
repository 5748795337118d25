using System.Reflection;
using Kontextual.Persistence.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>Checks the references from row to row, which the provider in memory does not enforce.</summary>
internal sealed class InMemoryReferenceStep : IVerifyStep
{
    private static readonly MethodInfo OfKey = typeof(InMemoryReferenceStep).GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Static)!;

    public VerifyStage Stage => VerifyStage.Database;

    public async Task RunAsync(VerifyRun run)
    {
        foreach (var key in run.Db.Model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys()))
        {
            var check = OfKey.MakeGenericMethod(key.DeclaringEntityType.ClrType, key.PrincipalEntityType.ClrType);
            await ((Task)check.Invoke(null, [run, key])!).ConfigureAwait(false);
        }
    }

    private static async Task Check<T, TPrincipal>(VerifyRun run, IReadOnlyForeignKey key)
        where T : class
        where TPrincipal : class
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var principals = run.Read<TPrincipal>(run.Db.Set<TPrincipal>());
        while (await principals.NextAsync().ConfigureAwait(false) is { } principal)
            known.Add(TextOf(key.PrincipalKey.Properties, principal)!);
        var table = new EntityTable<T>(run.Db);
        var rows = run.Read<T>(run.Db.Set<T>());
        while (await rows.NextAsync().ConfigureAwait(false) is { } row)
        {
            if (TextOf(key.Properties, row) is { } text && !known.Contains(text))
            {
                run.Add(
                    FindingKind.BrokenReference,
                    table.PlaceOf(row, key.Properties[^1].Name),
                    $"it refers to a row of table {key.PrincipalEntityType.GetTableName()} that does not exist or could not be read");
            }
        }
    }

    // As in SQL, a reference with a part that is null refers to nothing.
    private static string? TextOf(IReadOnlyList<IReadOnlyProperty> properties, object row)
    {
        var values = properties.Select(property => property.PropertyInfo!.GetValue(row)).ToList();
        return values.Contains(null) ? null : string.Join('/', values);
    }
}
