using Kontextual.Domain;

namespace Kontextual.Tests.Changes;

public class AsOfTests
{
    [Test]
    public void A_sequence_has_no_time_and_0_is_before_the_first()
    {
        (AsOf.AtSequence(7).Sequence, AsOf.AtSequence(7).Time, AsOf.AtSequence(7).ToString()).ShouldBe((7L, null, "7"));
        AsOf.AtSequence(0).ToString().ShouldBe("0");
        Should.Throw<ArgumentOutOfRangeException>(() => AsOf.AtSequence(-1)).ParamName.ShouldBe("sequence");
    }

    [Test]
    public void The_default_value_is_no_moment()
    {
        default(AsOf).IsDefault.ShouldBeTrue();
        (default(AsOf).Sequence, default(AsOf).Time, default(AsOf).ToString()).ShouldBe((null, null, string.Empty));
        AsOf.AtSequence(0).IsDefault.ShouldBeFalse();
        AsOf.AtTime(DateTimeOffset.MinValue).IsDefault.ShouldBeFalse();
    }

    [Test]
    public void A_time_has_no_sequence_and_is_cut_to_microseconds()
    {
        var time = new DateTimeOffset(2026, 11, 22, 10, 44, 27, TimeSpan.Zero).AddTicks(1_234_567);
        var moment = AsOf.AtTime(time);
        moment.Sequence.ShouldBeNull();
        moment.Time.ShouldBe(time.AddTicks(-7));
        moment.ToString().ShouldBe("2026-11-22T10:44:27.123456Z");
    }
}
