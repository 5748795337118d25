using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>A time in its pinned form, which compares and orders in SQL as the times do.</summary>
internal sealed class TimeConverter() : ValueConverter<DateTimeOffset, string>(
    time => UtcTime.Format(time),
    text => Read(text))
{
    private static DateTimeOffset Read(string text) => UtcTime.TryParse(text, out var time)
        ? time
        : throw new StoredValueException("a time of the form 2026-11-22T10:44:27.123456Z");
}
