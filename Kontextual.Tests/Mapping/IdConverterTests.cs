using Kontextual.Domain;
using Kontextual.Persistence.Mapping;

namespace Kontextual.Tests.Mapping;

/// <summary>An id is read only from the text that it is written as.</summary>
public sealed class IdConverterTests
{
    private static readonly IdConverter<CollectionId> Converter = new();

    [Test, Property("Rule", "P7")]
    public void An_id_is_read_from_its_text()
    {
        var id = CollectionId.Parse("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");

        Converter.ConvertFromProvider(Converter.ConvertToProvider(id)).ShouldBe(id);
    }

    [TestCase("0190A1B2-C3D4-7E5F-8A9B-0C1D2E3F4A5B")]
    [TestCase("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5B")]
    [TestCase(" 0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")]
    [TestCase("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\n")]
    [TestCase("+190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")]
    [TestCase("0190a1b2c3d4-7e5f-8a9b-0c1d2e3f4a5b-")]
    [TestCase("0190a1b2c3d47e5f8a9b0c1d2e3f4a5b")]
    [TestCase("")]
    [Property("Rule", "P7")]
    public void Another_text_is_none(string text) =>
        Should.Throw<StoredValueException>(() => Converter.ConvertFromProvider(text)).Message.ShouldContain("lower case");
}
