using System.Collections.Concurrent;
using Kontextual.Persistence.Mapping;
using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Snapshots;

/// <summary>The store that a snapshot is imported into: checks rows and writes them.</summary>
internal sealed class ImportTarget(UnitOfWork unit, SnapshotHeader header, SnapshotCounts counts, CancellationToken cancellationToken)
{
    private static readonly ConcurrentDictionary<IReadOnlyEntityType, Func<object, object?>[]> JsonOf = new();

    private readonly Dictionary<EntityKind, long> _created = [];

    public UnitOfWork Unit => unit;

    public KontextualDbContext Db => unit.Context;

    public SnapshotHeader Header => header;

    /// <summary>The counts of the lines up to now.</summary>
    public SnapshotCounts Counts => counts;

    public CancellationToken Cancellation => cancellationToken;

    /// <summary>Counts an entity that a change record has created.</summary>
    public void CountCreated(EntityKind kind) => _created[kind] = CreatedOf(kind) + 1;

    /// <summary>The number of entities of a kind that change records have created.</summary>
    public long CreatedOf(EntityKind kind) => _created.GetValueOrDefault(kind);

    /// <summary>Writes a new row whose values are checked.</summary>
    /// <exception cref="FormatException">A value is not in the form of its column.</exception>
    public void Insert<T>(T row)
        where T : class
    {
        RequireForm(row);
        unit.Insert(row);
    }

    /// <summary>Checks the values of a row.</summary>
    /// <exception cref="FormatException">A value is not in the form of its column.</exception>
    public void RequireForm<T>(T row)
        where T : class
    {
        var type = Db.Model.FindEntityType(typeof(T))!;
        if (StoredRow.FaultOf(type, row) is { } fault)
            throw new FormatException($"The value of {fault.Column.Name} is not {fault.Column.Form.Expected}");
        foreach (var json in JsonOf.GetOrAdd(type, JsonValuesOf))
        {
            if (!IsKept(json(row)))
                throw new FormatException("A JSON value is not as the library keeps it: minified, with the fewest escapes, and without doubled members");
        }
    }

    /// <summary>Writes the staged rows.</summary>
    public Task SaveAsync() => unit.SaveAsync(cancellationToken);

    private static Func<object, object?>[] JsonValuesOf(IReadOnlyEntityType type) =>
    [
        .. type.GetProperties()
            .Where(property => property.ClrType == typeof(Metadata) || property.ClrType == typeof(KeptJson) || property.ClrType == typeof(Provenance))
            .Select(property => (Func<object, object?>)property.PropertyInfo!.GetValue),
    ];

    private static bool IsKept(object? json) => json switch
    {
        null => true,
        Metadata metadata => IsKept(metadata),
        KeptJson kept => KeptJson.TryParse(kept.Text, null, out var again) && again == kept,
        Provenance provenance => IsKept(provenance.Attributes),
        _ => false,
    };

    private static bool IsKept(Metadata metadata) => metadata.IsEmpty || (Metadata.TryParse(metadata.Text, out var again) && again == metadata);
}
