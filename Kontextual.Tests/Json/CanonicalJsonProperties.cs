using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Json;

public class CanonicalJsonProperties
{
    [Test]
    public void Canonical_text_is_its_own_canonical_form() => Prop.ForAll<int, int>((seed, style) =>
    {
        string canonical = CanonicalJson.Canonicalize(JsonSamples.Object(seed, style));
        return CanonicalJson.Canonicalize(canonical) == canonical;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Member_order_white_space_and_spelling_do_not_matter() => Prop.ForAll<int, int, int>((seed, style, other) =>
        CanonicalJson.Canonicalize(JsonSamples.Object(seed, style)) == CanonicalJson.Canonicalize(JsonSamples.Object(seed, other)))
        .QuickCheckThrowOnFailure();

    [Test]
    public void The_value_stays_the_same() => Prop.ForAll<int, int>((seed, style) =>
    {
        string json = JsonSamples.Object(seed, style);
        return JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(CanonicalJson.Canonicalize(json)));
    }).QuickCheckThrowOnFailure();
}
