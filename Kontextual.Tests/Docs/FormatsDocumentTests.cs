using System.Text.Json;
using System.Text.RegularExpressions;
using Kontextual.Domain;
using Kontextual.Tests.Entities;

namespace Kontextual.Tests.Docs;

/// <summary>docs/formats.md lists the members of every state, of the payload and of the header as they are written.</summary>
[TestFixture]
public sealed partial class FormatsDocumentTests
{
    // What a record has beside its header.
    private static readonly string[] NotInHeaders =
        [nameof(ChangeRecord.Reason), nameof(ChangeRecord.State), nameof(ChangeRecord.TraceId), nameof(ChangeRecord.Salt), nameof(ChangeRecord.Hash)];

    private static IEnumerable<(string Section, Type Entity)> States => EntityDescriptions.All.Select(description => ($"{description.Kind}", StateOf(description)));

    private static IEnumerable<TestCaseData> Sections() => States.Select(state => new TestCaseData(state.Section, state.Entity).SetArgDisplayNames(state.Section));

    [Test, Property("Rule", "C5")]
    public void Every_kind_of_entity_has_its_section() => States.Select(state => state.Section).ShouldBe(Enum.GetNames<EntityKind>());

    [TestCaseSource(nameof(Sections)), Property("Rule", "C5")]
    public void The_members_of_a_state_are_those_that_are_written(string section, Type entity) =>
        ShouldDescribe(FormatTables.RowsOf($"### {section}"), WrittenStates.All.Where(state => state.Value.GetType() == entity).Select(state => Parse(state.Text)));

    [Test, Property("Rule", "C5")]
    public void The_members_of_an_output_are_those_that_are_written() => ShouldDescribe(
        FormatTables.RowsOf("### Outputs of a run"),
        WrittenStates.All.Where(state => state.Value is List<RunOutput>).SelectMany(state => Parse(state.Text).GetProperty("outputs").EnumerateObject())
            .Select(output => output.Value));

    [Test, Property("Rule", "C5")]
    public void The_columns_of_a_revision_are_those_of_its_members() =>
        FormatTables.RowsOf("### Artifact").ShouldAllBe(row => row[3] == ColumnOf(row[0]));

    [Test, Property("Rule", "C5"), Property("Rule", "A7")]
    public void The_values_of_a_purged_revision_are_those_that_a_purge_leaves()
    {
        var revision = (Revision)WrittenStates.All.First(state => state.Value is Revision).Value;
        var (before, after) = (Parse(RevisionDescription.Instance.StateOf(revision)), Parse(RevisionDescription.Instance.StateOf(RevisionDescription.Blank(revision))));

        foreach (var row in FormatTables.RowsOf("### Artifact"))
        {
            var left = after.GetProperty(row[0]).GetRawText();
            row[4].ShouldBe(left == before.GetProperty(row[0]).GetRawText() ? "kept" : left switch { "\"\"" => "''", "null" => "NULL", _ => left }, row[0]);
        }
    }

    [Test, Property("Rule", "C5")]
    public void The_header_has_every_property_of_a_record_but_the_payload()
    {
        var rows = FormatTables.RowsOf("## Header and hash");

        rows.Select(row => row[0]).ShouldBe(typeof(ChangeRecord).GetProperties().Select(property => property.Name).Except(NotInHeaders)
            .Select(name => char.ToLowerInvariant(name[0]) + name[1..]).Order(StringComparer.Ordinal));
        rows.ShouldAllBe(row => row[2] == ColumnOf(row[0]));
    }

    [Test, Property("Rule", "C5")]
    public void The_payload_has_the_members_that_are_written() => FormatTables.RowsOf("## Payload and commitment").Select(row => row[0])
        .ShouldBe(Parse(ChangePayload.Of(ChangePayload.NoState, null, null)).EnumerateObject().Select(member => member.Name));

    [Test]
    public async Task The_canonical_forms_have_the_members_that_are_written()
    {
        var manifest = (RunManifest)WrittenStates.All.Single(state => state.Value is RunManifest).Value;

        var nothing = AsyncEnumerable.Empty<IPinnedEntry>();

        Names("## Bundles").ShouldBe(await MembersAsync(BundleForm.PartsAsync(Kontextual.Domain.Metadata.Empty, nothing)));
        Names("## Manifests").ShouldBe(await MembersAsync(ManifestForm.PartsAsync(manifest, nothing, nothing)));

        static async Task<IEnumerable<string>> MembersAsync(IAsyncEnumerable<string> parts) =>
            Parse(string.Concat(await parts.ToListAsync())).EnumerateObject().Select(member => member.Name);

        static IEnumerable<string> Names(string heading) => FormatTables.RowsOf(heading).Select(row => row[0]);
    }

    // The state of an artifact is its revision.
    private static Type StateOf(IEntityDescription description) => description.GetType().GetInterfaces()
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IStateForm<>))
        .Select(type => type.GetGenericArguments()[0]).SingleOrDefault(typeof(Revision));

    private static void ShouldDescribe(List<string[]> rows, IEnumerable<JsonElement> states)
    {
        var written = states.ToList();
        written.ShouldNotBeEmpty();
        foreach (var state in written)
        {
            state.EnumerateObject().Select(member => member.Name).ShouldBe(rows.Select(row => row[0]));
            foreach (var row in rows)
                IsOf(row[1], row[2] == "yes", state.GetProperty(row[0])).ShouldBeTrue($"{row[0]} is {state.GetProperty(row[0]).GetRawText()}");
        }

        foreach (var row in rows)
            written.Any(state => state.GetProperty(row[0]).ValueKind == JsonValueKind.Null).ShouldBe(row[2] == "yes", $"{row[0]} is null in some state");
    }

    private static bool IsOf(string type, bool isNullable, JsonElement value) => type switch
    {
        _ when value.ValueKind == JsonValueKind.Null => isNullable,
        "id" => Guid.TryParseExact(value.GetString(), "D", out _),
        "time" => UtcTime.TryParse(value.GetString(), out _),
        "digest" => ContentDigest.TryParse(value.GetString(), out _),
        "word" => char.IsAsciiLetterUpper(value.GetString()![0]),
        "text" => value.ValueKind == JsonValueKind.String,
        "integer" => value.TryGetInt64(out _),
        "kept value" => value.ValueKind != JsonValueKind.Null,
        "kept JSON" or "provenance" => value.ValueKind == JsonValueKind.Object,
        "diagnostics" => value.ValueKind == JsonValueKind.Array,
        _ => false,
    };

    private static string ColumnOf(string member) => CapitalLetter().Replace(member, letter => $"_{letter.Value.ToLowerInvariant()}");

    private static JsonElement Parse(string json) => JsonElement.Parse(json);

    [GeneratedRegex("[A-Z]")]
    private static partial Regex CapitalLetter();
}
