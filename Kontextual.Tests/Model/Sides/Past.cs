using System.Globalization;

namespace Kontextual.Tests.Model;

/// <summary>A moment of the past, by sequence or by time.</summary>
internal sealed record Past(long? Sequence, DateTimeOffset? Time)
{
    public override string ToString() =>
        Time is { } time ? time.ToString("O", CultureInfo.InvariantCulture) : Sequence?.ToString(CultureInfo.InvariantCulture) ?? "";
}
