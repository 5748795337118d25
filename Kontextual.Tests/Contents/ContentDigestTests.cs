using Kontextual.Domain;

namespace Kontextual.Tests.Contents;

public class ContentDigestTests
{
    private const string OfAbc = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private const string OfNothing = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Test]
    public void The_published_vectors_of_sha256_come_out()
    {
        ContentDigest.Of("abc"u8).ToString().ShouldBe(OfAbc);
        ContentDigest.Of([]).ToString().ShouldBe(OfNothing);
    }

    [Test]
    public void Text_comes_back_the_same()
    {
        ContentDigest.Parse(OfAbc).ShouldBe(ContentDigest.Of("abc"u8));
        ContentDigest.TryParse(OfAbc, out var digest).ShouldBeTrue();
        digest.ToString().ShouldBe(OfAbc);
        ContentDigest.FromHash(digest.ToBytes()).ShouldBe(digest);
    }

    [TestCase("")]
    [TestCase("sha256:")]
    [TestCase("SHA256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [TestCase("sha256:BA7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [TestCase("sha256:ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [TestCase("sha512:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [TestCase("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a")]
    [TestCase(" sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [TestCase("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n")]
    public void Anything_else_is_refused(string text)
    {
        var error = Should.Throw<ArgumentException>(() => ContentDigest.Parse(text));
        error.ParamName.ShouldBe("text");
        error.Message.ShouldStartWith("A digest is sha256: and 64 lower-case hexadecimal digits.");
        ContentDigest.TryParse(text, out var digest).ShouldBeFalse();
        digest.IsDefault.ShouldBeTrue();
    }

    [Test]
    public void The_default_value_is_empty_and_first()
    {
        default(ContentDigest).ToString().ShouldBe("");
        default(ContentDigest).IsDefault.ShouldBeTrue();
        default(ContentDigest).ToBytes().ShouldBeEmpty();
        (default(ContentDigest) < ContentDigest.Parse(OfAbc)).ShouldBeTrue();
        ContentDigest.Parse(OfAbc).IsDefault.ShouldBeFalse();
    }

    [Test]
    public void Order_is_that_of_the_texts()
    {
        ContentDigest low = ContentDigest.Parse(OfAbc), high = ContentDigest.Parse(OfNothing), same = ContentDigest.Parse(OfAbc);
        (low < high, low <= same, high > low, high >= low, low > same, low < same, low >= same).ShouldBe((true, true, true, true, false, false, true));
        low.CompareTo(high).ShouldBeLessThan(0);
        low.CompareTo(same).ShouldBe(0);
    }

    [Test]
    public void Null_is_refused()
    {
        Should.Throw<ArgumentNullException>(() => ContentDigest.Parse(null!));
        ContentDigest.TryParse(null, out _).ShouldBeFalse();
    }
}
