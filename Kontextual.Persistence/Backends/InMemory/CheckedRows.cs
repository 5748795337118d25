using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Kontextual.Persistence.Mapping;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>Checks each row when it is read, and refuses values that are not in the form of their column.</summary>
/// <remarks>The provider stores .NET values, so they are checked in the form of the texts and numbers that a file would hold.</remarks>
internal sealed class CheckedRows : IMaterializationInterceptor
{
    private static readonly ConcurrentDictionary<IReadOnlyEntityType, Column[]> Known = new();

    /// <summary>The only instance, because EF builds its services again for each instance.</summary>
    public static CheckedRows Instance { get; } = new();

    /// <exception cref="StoredValueException">A value is not in the form of its column.</exception>
    public object InitializedInstance(MaterializationInterceptionData materializationData, object instance)
    {
        var columns = Known.GetOrAdd(materializationData.EntityType, static type => [.. type.GetProperties().Select(Column.Of)]);
        foreach (var column in columns)
            column.Check(instance, columns);
        return instance;
    }

    private sealed record Column(StoredColumn Stored, Func<object, object?> Get)
    {
        private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

        public static Column Of(IReadOnlyProperty property)
        {
            var getter = property.PropertyInfo!;
            return new(new StoredColumn(property), getter.GetValue);
        }

        public void Check(object row, Column[] all)
        {
            var value = Get(row);
            if (Holds(value, row, all))
                return;
            var keys = all.Where(column => column.Stored.IsKey).Select(key => $", {key.Stored.Name} {key.Get(row)}");
            throw new StoredValueException(
                Stored.Form.Expected,
                $"table {Stored.Table}{string.Concat(keys)}, column {Stored.Name}",
                string.Create(CultureInfo.InvariantCulture, $"the value '{value}'"));
        }

        private bool Holds(object? value, object row, Column[] all) => value switch
        {
            null => Stored.IsNullable,
            byte[] bytes => Stored.Form.HoldsNumber(bytes.Length),
            bool flag => Stored.Form.HoldsNumber(flag ? 1 : 0),
            int or long => Stored.Form.HoldsNumber(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            "" when Stored.Form.IsEmptyWhenPurged => all.Any(column => column.Stored.IsPurgeMark && column.Get(row) is true),
            _ => TextOf(value) is var text && LoneSurrogate.IndexIn(text) < 0 && Stored.Form.HoldsText(StrictUtf8.GetBytes(text)),
        };

        private static string TextOf(object value) => value switch
        {
            string text => text,
            DateTimeOffset time => UtcTime.Format(time),
            Provenance provenance => provenance.ToStoredText(),
            IReadOnlyList<Diagnostic> diagnostics => DiagnosticsText.Of(diagnostics),
            _ => value.ToString()!,
        };
    }
}
