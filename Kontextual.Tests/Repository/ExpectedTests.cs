using Kontextual.Domain;

namespace Kontextual.Tests.Repository;

public class ExpectedTests
{
    [Test]
    public void Any_accepts_every_version_and_is_the_default()
    {
        Expected.Any.ShouldBe(default);
        Expected.Any.Version.ShouldBeNull();
        Expected.Any.ToString().ShouldBe("any");
        (Expected.Any.Accepts(1), Expected.Any.Accepts(int.MaxValue)).ShouldBe((true, true));
    }

    [Test]
    public void Exactly_accepts_that_version_alone()
    {
        var expected = Expected.Exactly(3);
        expected.Version.ShouldBe(3);
        expected.ToString().ShouldBe("3");
        (expected.Accepts(2), expected.Accepts(3), expected.Accepts(4)).ShouldBe((false, true, false));
    }

    [Test]
    public void Versions_begin_at_1()
    {
        Expected.Exactly(1).Version.ShouldBe(1);
        Should.Throw<ArgumentOutOfRangeException>(() => Expected.Exactly(0)).ParamName.ShouldBe("version");
        Should.Throw<ArgumentOutOfRangeException>(() => Expected.Exactly(-1));
    }
}
