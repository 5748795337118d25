using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Mapping;

/// <summary>Checks the values of rows as .NET values, in the form of the texts and numbers that a file would hold.</summary>
internal static class StoredRow
{
    private static readonly ConcurrentDictionary<IReadOnlyEntityType, Column[]> Known = new();

    /// <summary>Returns the first value of a row that is not in the form of its column; null when there is none.</summary>
    /// <param name="type">The type of the row in the model.</param>
    /// <param name="row">The row.</param>
    public static StoredFault? FaultOf(IReadOnlyEntityType type, object row)
    {
        var columns = Known.GetOrAdd(type, static found => [.. found.GetProperties().Where(property => !property.IsShadowProperty()).Select(Column.Of)]);
        foreach (var column in columns)
        {
            if (!column.Holds(row, columns))
            {
                var keys = columns.Where(key => key.Stored.IsKey).Select(key => (key.Stored.Name, key.Get(row)));
                return new(column.Stored, column.Get(row), [.. keys]);
            }
        }

        return null;
    }

    private sealed record Column(StoredColumn Stored, Func<object, object?> Get)
    {
        private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

        public static Column Of(IReadOnlyProperty property)
        {
            var getter = property.PropertyInfo!;
            return new(new StoredColumn(property), getter.GetValue);
        }

        public bool Holds(object row, Column[] all) => Get(row) switch
        {
            null => Stored.IsNullable,
            byte[] bytes => Stored.Form.HoldsNumber(bytes.Length),
            bool flag => Stored.Form.HoldsNumber(flag ? 1 : 0),
            int or long => Stored.Form.HoldsNumber(Convert.ToInt64(Get(row), CultureInfo.InvariantCulture)),
            "" when Stored.Form.IsEmptyWhenPurged => all.Any(column => column.Stored.IsPurgeMark && column.Get(row) is true),
            var value => TextOf(value) is var text && LoneSurrogate.IndexIn(text) < 0 && Stored.Form.HoldsText(StrictUtf8.GetBytes(text)),
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
