using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>A time in its pinned form, which compares and orders in SQL as the times do.</summary>
internal sealed class TimeConverter() : ValueConverter<DateTimeOffset, string>(
    time => UtcTime.Format(time),
    text => UtcTime.Parse(text));
