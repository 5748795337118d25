using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Tests.Times;

/// <summary>The pinned form of a time.</summary>
public sealed class UtcTimeTests
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    [Test]
    public void Any_time_is_written_as_the_framework_would_and_read_back()
    {
        var random = new Random(20261122);
        for (int i = 0; i < 20_000; i++)
        {
            var time = UtcTime.Truncate(new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks), TimeSpan.Zero));

            var text = UtcTime.Format(time);

            text.ShouldBe(time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture));
            UtcTime.Parse(text).ShouldBe(time);
        }
    }

    [Test]
    public void The_ends_of_time_are_kept()
    {
        UtcTime.Format(DateTimeOffset.MinValue).ShouldBe("0001-01-01T00:00:00.000000Z");
        UtcTime.Parse("9999-12-31T23:59:59.999999Z").ShouldBe(UtcTime.Truncate(DateTimeOffset.MaxValue));
    }

    [Test]
    public void Another_offset_is_written_in_utc() =>
        UtcTime.Format(new DateTimeOffset(2026, 11, 22, 1, 0, 0, TimeSpan.FromHours(2))).ShouldBe("2026-11-21T23:00:00.000000Z");

    [TestCase("2026-02-29T00:00:00.000000Z")]
    [TestCase("2026-00-01T00:00:00.000000Z")]
    [TestCase("2026-13-01T00:00:00.000000Z")]
    [TestCase("2026-01-00T00:00:00.000000Z")]
    [TestCase("0000-01-01T00:00:00.000000Z")]
    [TestCase("2026-01-01T24:00:00.000000Z")]
    [TestCase("2026-01-01T00:60:00.000000Z")]
    [TestCase("2026-01-01T00:00:60.000000Z")]
    [TestCase("2026-01-01T00:00:00.00000Z")]
    [TestCase("2026-01-01T00:00:00.0000000Z")]
    [TestCase("2026-01-01 00:00:00.000000Z")]
    [TestCase("2026-01-01T00:00:00.000000z")]
    [TestCase("2026-01-01T00:00:00.000000Ẕ")]
    [TestCase("２026-01-01T00:00:00.000000Z")]
    [TestCase(" 026-01-01T00:00:00.000000Z")]
    [TestCase("-026-01-01T00:00:00.000000Z")]
    [TestCase("")]
    [TestCase(null)]
    public void Another_form_is_refused(string? text)
    {
        UtcTime.TryParse(text, out var time).ShouldBeFalse();
        time.ShouldBe(default);
        var error = Should.Throw<ArgumentException>(() => UtcTime.Parse(text!));
        error.ParamName.ShouldBe("text");
        error.Message.ShouldStartWith($"'{text}' is not a time of the form 2026-11-22T10:44:27.123456Z.");
    }
}
