using System.Text.Json;
using Kontextual.Domain;
using Kontextual.Tests.Layout;
using NJsonSchema;

namespace Kontextual.Tests.Snapshots;

/// <summary>The lines of a snapshot are valid by the JSON Schema beside the page, and the schema lists exactly their members.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SnapshotSchemaTests
{
    private static string SchemaPath { get; } = Path.Combine(SourceTree.Root, "docs", "snapshot-format.schema.json");

    [Test, Property("Rule", "S5")]
    public async Task Every_line_is_valid()
    {
        var schema = await JsonSchema.FromFileAsync(SchemaPath);
        var lines = ForgedSnapshot.Of(await HostileStore.SnapshotAsync()).Lines;

        foreach (var line in lines)
            schema.Validate(line).Select(error => error.ToString()).ShouldBeEmpty(line);
    }

    [TestCase("\"version\":1", "\"version\":2")]
    [TestCase("\"record\":\"Header\"", "\"record\":\"Other\"")]
    [TestCase("\"lastSequence\":", "\"more\":1,\"lastSequence\":")]
    [TestCase("\"createdAt\":\"", "\"createdAt\":\"x")]
    [Property("Rule", "S5")]
    public async Task Another_line_is_not(string old, string with)
    {
        var schema = await JsonSchema.FromFileAsync(SchemaPath);
        var forged = ForgedSnapshot.Of(await HostileStore.SnapshotAsync()).Replace(0, old, with);

        schema.Validate(forged.Lines[0]).ShouldNotBeEmpty();
    }

    [Test, Property("Rule", "S5")]
    public async Task It_has_each_kind_of_line_with_its_members()
    {
        using var schema = JsonDocument.Parse(await File.ReadAllTextAsync(SchemaPath));
        var lines = ForgedSnapshot.Of(await HostileStore.SnapshotAsync());
        var kinds = schema.RootElement.GetProperty("oneOf").EnumerateArray().ToDictionary(kind => kind.GetProperty("title").GetString()!);

        kinds.Keys.ShouldBe(Enum.GetNames<SnapshotRecord>(), ignoreOrder: true);
        foreach (var (name, kind) in kinds)
        {
            using var line = JsonDocument.Parse(lines.Lines[lines.Find(name)]);
            var members = line.RootElement.EnumerateObject().Select(member => member.Name).ToList();
            kind.GetProperty("required").EnumerateArray().Select(member => member.GetString()).ShouldBe(members, name);
            kind.GetProperty("properties").EnumerateObject().Select(member => member.Name).ShouldBe(members, name);
        }
    }
}
