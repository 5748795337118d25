using Kontextual.Domain;

namespace Kontextual.Tests.Search;

/// <summary>The strings in metadata and their places.</summary>
[TestFixture, Property("Rule", "Q3")]
public sealed class MetadataStringsTests
{
    [TestCase("{}", "")]
    [TestCase("""{"a":1,"b":true,"c":null,"d":[],"e":{}}""", "")]
    [TestCase("""{"a":"x"}""", "/a=x")]
    [TestCase("""{"b":"x","a":["y",2,"z",["w"]]}""", "/b=x /a/0=y /a/2=z /a/3/0=w")]
    [TestCase("""{"a/b":{"c~d":"x","":"y"}}""", "/a~1b/c~0d=x /a~1b/=y")]
    [TestCase("""{"":{"":""}}""", "//=")]
    [TestCase("""{"\u00e9":"\u0041\n"}""", "/é=A\n")]
    public void All_strings_come_in_order_with_their_pointers(string json, string found) =>
        string.Join(' ', MetadataStrings.Of(Kontextual.Domain.Metadata.Parse(json)).Select(one => $"{one.Place?.ToPointer()}={one.Text}")).ShouldBe(found);

    [Test]
    public void A_pointer_leads_to_its_string()
    {
        var metadata = Kontextual.Domain.Metadata.Parse("""{"~1":["a",{"/":"b"}],"*":{"~":"c"}}""");
        foreach (var found in MetadataStrings.Of(metadata))
            MetadataMatcher.FromText(MetadataMatcher.TextOf([MetadataFilter.Equal(found.Place!.ToPointer(), found.Text)])).Matches(metadata.Text).ShouldBeTrue();
    }

    [Test]
    public void Long_names_above_many_strings_cost_memory_once()
    {
        var metadata = Kontextual.Domain.Metadata.Parse($$"""{"{{new string('n', 500_000)}}":[{{string.Join(',', Enumerable.Repeat("\"a\"", 100_000))}}]}""");
        var before = GC.GetAllocatedBytesForCurrentThread();

        MetadataStrings.Of(metadata).Count().ShouldBe(100_000);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(50_000_000);
    }
}
