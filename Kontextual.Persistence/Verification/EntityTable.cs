using Kontextual.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Verification;

/// <summary>The table of an entity: names its rows in findings, and compares them column by column.</summary>
internal sealed class EntityTable<T>
    where T : class
{
    private const int Shown = 60;

    private readonly Column[] _columns;

    public EntityTable(KontextualDbContext db)
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        Name = entity.GetTableName()!;
        _columns = [.. entity.GetProperties().Where(property => !property.IsShadowProperty()).Select(property => new Column(property))];
    }

    public string Name { get; }

    /// <summary>Returns the place of a row.</summary>
    /// <param name="row">A row, of which only the key is used.</param>
    /// <param name="property">The property of the column; null for the whole row.</param>
    public FindingPlace PlaceOf(T row, string? property = null) => new(
        Name,
        string.Join(", ", _columns.Where(column => column.IsKey).Select(column => $"{column.Name} {ShortText(column.ValueOf(row))}")),
        property is null ? null : SnakeCaseNames.Of(property));

    /// <summary>Adds a finding for each column in which a row differs from what it must be.</summary>
    /// <param name="run">The verification.</param>
    /// <param name="kind">The kind of the findings.</param>
    /// <param name="wanted">The row as it must be, with the key of the other one.</param>
    /// <param name="row">The row as it is stored.</param>
    /// <param name="source">What the wanted values come from, as in "the state in the change record at sequence 3".</param>
    /// <returns>True when the rows are equal.</returns>
    public bool Compare(VerifyRun run, FindingKind kind, T wanted, T row, string source)
    {
        if (wanted.Equals(row))
            return true;
        var isSame = true;
        foreach (var column in _columns)
        {
            var (want, have) = (TextOf(column.ValueOf(wanted)), TextOf(column.ValueOf(row)));
            if (want == have)
                continue;
            isSame = false;
            run.Add(kind, PlaceOf(row, column.Property), $"it contains {Short(have)}, but {source} {(want is null ? "has no value" : $"says {Short(want)}")}");
        }

        return isSame;
    }

    /// <summary>Adds a finding if a property of a row is not the one that it must be. Does nothing if the entity has no such property.</summary>
    public void CompareProperty(VerifyRun run, FindingKind kind, T row, string property, object wanted, string source)
    {
        if (Array.Find(_columns, column => column.Property == property) is { } found && TextOf(found.ValueOf(row)) != TextOf(wanted))
            run.Add(kind, PlaceOf(row, property), $"it contains {Short(TextOf(found.ValueOf(row)))}, but {source} says {Short(TextOf(wanted))}");
    }

    private static string? TextOf(object? value) => value switch
    {
        null => null,
        DateTimeOffset time => UtcTime.Format(time),
        Provenance provenance => provenance.ToStoredText(),
        IReadOnlyList<Diagnostic> diagnostics => DiagnosticsText.Of(diagnostics),
        _ => value.ToString(),
    };

    private static string ShortText(object? value) => TextOf(value) is { } text ? Clean(text) : "NULL";

    private static string Short(string? text) => text is null ? "no value" : $"'{Clean(text)}'";

    // A value can be long, and can contain characters that must not reach a terminal.
    private static string Clean(string text)
    {
        var some = text.Length <= Shown ? text : text[..Shown] + "…";
        return string.Concat(some.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c));
    }

    private sealed class Column(IProperty property)
    {
        private readonly System.Reflection.PropertyInfo _info = property.PropertyInfo!;

        public string Property { get; } = property.Name;

        public string Name { get; } = property.GetColumnName();

        public bool IsKey { get; } = RowKey.Has(property);

        public object? ValueOf(T row) => _info.GetValue(row);
    }
}
