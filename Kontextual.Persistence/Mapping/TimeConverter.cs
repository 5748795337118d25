using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>Stores a time as a text of fixed form, so that SQL compares and orders the texts like the times.</summary>
internal sealed class TimeConverter() : ValueConverter<DateTimeOffset, string>(
    time => UtcTime.Format(time),
    text => Read(text))
{
    /// <exception cref="StoredValueException">The text is in another form.</exception>
    public static DateTimeOffset Read(string text) => UtcTime.TryParse(text, out var time)
        ? time
        : throw new StoredValueException("a time of the form 2026-11-22T10:44:27.123456Z");
}
