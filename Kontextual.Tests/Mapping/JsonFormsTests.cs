using System.Text;
using Kontextual.Persistence.Mapping;
using Kontextual.Tests.Entities;

namespace Kontextual.Tests.Mapping;

/// <summary>
/// Stored JSON that is read into an object is only accepted exactly as the library writes it. Otherwise the state that is made again from the
/// object would hide a change of the stored bytes.
/// </summary>
public sealed class JsonFormsTests
{
    [TestCase("{}", true)]
    [TestCase("""{"actor":""}""", true)]
    [TestCase("""{"actor":"a","tool":"t"}""", true)]
    [TestCase("""{"tool":"\"\\\n\u0001/é\u007f"}""", false)]
    [TestCase("""{"tool":"\"\\\n\u0001/é"}""", true)]
    [TestCase("""{"toolVersion":"1","attributes":{"b":1.0, "a":1e400}}""", true)]
    [TestCase("""{"attributes":{ }}""", true)]
    [TestCase("""{"attributes":{}}""", false)]
    [TestCase("{ }", false)]
    [TestCase(" {}", false)]
    [TestCase("{} ", false)]
    [TestCase("""{"tool":"t","actor":"a"}""", false)]
    [TestCase("""{"actor":"a","actor":"a"}""", false)]
    [TestCase("""{"attributes":{"a":1},"tool":"t"}""", false)]
    [TestCase("""{ "actor":"a"}""", false)]
    [TestCase("""{"actor" :"a"}""", false)]
    [TestCase("""{"actor": "a"}""", false)]
    [TestCase("""{"actor":"a" }""", false)]
    [TestCase("""{"actor":"a"} """, false)]
    [TestCase("""{"actor":"a", "tool":"t"}""", false)]
    [TestCase("""{"actor":"a" ,"tool":"t"}""", false)]
    [TestCase("""{"actor":"a","attributes": {"a":1}}""", false)]
    [TestCase("""{"actor":"a","attributes":{"a":1} }""", false)]
    [TestCase("""{"\u0061ctor":"a"}""", false)]
    [TestCase("""{"actor":"\u0061"}""", false)]
    [TestCase("""{"actor":"\/"}""", false)]
    [TestCase("""{"actor":"\u000a"}""", false)]
    [TestCase("""{"actor":"\u001F"}""", false)]
    [TestCase("""{"actor":"\u001f"}""", true)]
    [TestCase("""{"actor":null}""", false)]
    [TestCase("""{"who":"a"}""", false)]
    [Property("Rule", "P7")]
    public void A_provenance_is_accepted_only_as_it_is_written(string json, bool isWritten)
    {
        JsonForms.IsProvenance(Encoding.UTF8.GetBytes(json)).ShouldBe(isWritten);
        if (isWritten)
            Kontextual.Domain.Provenance.FromStored(json).ToStoredText().ShouldBe(json);
    }

    [Test, Property("Rule", "P7")]
    public void A_full_provenance_is_accepted() => JsonForms.IsProvenance(Encoding.UTF8.GetBytes(WrittenStates.KeptOrigin)).ShouldBeTrue();

    [TestCase("[]", true)]
    [TestCase("""[{"code":"c","message":"m","severity":"Error","step":null,"time":"2026-11-22T10:00:00.000000Z"}]""", true)]
    [TestCase("[ ]", false)]
    [TestCase("""[ {"code":"c","message":"m","severity":"Error","step":null,"time":"2026-11-22T10:00:00.000000Z"}]""", false)]
    [TestCase("""[{"message":"m","code":"c","severity":"Error","step":null,"time":"2026-11-22T10:00:00.000000Z"}]""", false)]
    [TestCase("""[{"code":"c","message":"m","more":1,"severity":"Error","step":null,"time":"2026-11-22T10:00:00.000000Z"}]""", false)]
    [TestCase("""[{"code":"\u0063","message":"m","severity":"Error","step":null,"time":"2026-11-22T10:00:00.000000Z"}]""", false)]
    [Property("Rule", "P7")]
    public void Diagnostics_are_accepted_only_as_they_are_written(string json, bool isWritten) =>
        JsonForms.IsDiagnostics(Encoding.UTF8.GetBytes(json)).ShouldBe(isWritten);
}
