using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kontextual.Domain;
using Kontextual.Tests.Artifacts;

namespace Kontextual.Tests.Json;

/// <summary>Entities and values go through System.Text.Json without any option, and come back equal.</summary>
public sealed class ValueJsonTests
{
    private static readonly DateTimeOffset Time = UtcTime.Parse("2026-11-22T10:44:27.123456Z");
    private static readonly ChainHash Hash = ChainHash.Parse(new string('a', 64));

    private static readonly Artifact Artifact = ArtifactCase.Written.Artifact with { Name = "a <b> é" };
    private static readonly Metadata Members = Artifact.Metadata;
    private static readonly Provenance Origin = Artifact.Provenance;

    private static readonly ChangeRecord Record = new()
    {
        Sequence = 7,
        TransactionId = TransactionId.Parse("019343a1-0000-7000-8000-000000000003"),
        EntityKind = EntityKind.Collection,
        EntityId = EntityId.Parse("019343a1-0000-7000-8000-000000000002"),
        Kind = ChangeKind.Updated,
        EntityVersion = 2,
        Time = Time,
        State = """{"metadata":{"b":1.0},"name":"é"}""",
        Salt = new string('0', 32),
        Commitment = Hash,
        Hash = Hash,
    };

    private static readonly OperationRun Run = new()
    {
        Id = RunId.Parse("019343a1-0000-7000-8000-000000000004"),
        Operation = "o",
        Status = RunStatus.Suspended,
        Attempt = 2,
        ParentRunId = RunId.Parse("019343a1-0000-7000-8000-000000000005"),
        Version = 3,
        CreatedAt = Time,
        StartedAt = Time,
        HeartbeatAt = Time,
        Diagnostics = [new() { Severity = DiagnosticSeverity.Warning, Code = "c", Message = "m", Time = Time }],
    };

    private static readonly WorkflowStep Step = new()
    {
        Id = StepId.Parse("019343a1-0000-7000-8000-000000000006"),
        RunId = Run.Id,
        Ordinal = 1,
        Name = "s",
        Status = StepStatus.Skipped,
        Attempt = 1,
        Parameters = Members,
        Result = KeptJson.Parse("""{"b":1.0}"""),
        Version = 1,
    };

    private static IEnumerable<TestCaseData> Values() =>
        new object[]
        {
            Artifact,
            Artifact with { DeletedAt = Time, IsPurged = true },
            Record,
            Record with { State = null, OldDigest = Artifact.Digest },
            new Collection { Id = Artifact.CollectionId, Name = "c", Description = "", Metadata = Members, Version = 1, CreatedAt = Time, UpdatedAt = Time },
            Run, Run with { ParentRunId = null, Diagnostics = [], HeartbeatAt = null }, Step, Step with { Result = null },
            new RunOutput { RunId = Run.Id, Path = "a", Attempt = 1, ArtifactId = Artifact.Id, Revision = 1, Digest = Artifact.Digest, Sequence = 7 },
            new InputBundle { Id = BundleId.Parse(Run.Id.ToString()), Digest = Artifact.Digest, Parameters = Members, EntryCount = 1, CreatedAt = Time },
            new RunManifest
            {
                Id = ManifestId.Parse(Run.Id.ToString()), RunId = Run.Id, Attempt = 1, Outcome = AttemptOutcome.Abandoned, Tool = Members,
                Environment = Kontextual.Domain.Metadata.Empty, StartedAt = Time, FinishedAt = Time, Diagnostics = Run.Diagnostics, Digest = Artifact.Digest, EntryCount = 0,
            },
            new InputEntry { BundleId = BundleId.Parse(Run.Id.ToString()), Path = "a", Uri = "urn:x", Digest = Artifact.Digest },
            new ManifestEntry
            {
                ManifestId = ManifestId.Parse(Run.Id.ToString()), Role = ManifestEntryRole.Output, Path = "a", ArtifactId = Artifact.Id, Revision = 1,
                Digest = Artifact.Digest,
            },
            KeptJson.Parse("[1.0,null]"),
            Artifact.Id, Record.EntityId, Record.TransactionId, Artifact.Digest, Hash, new ChangePosition(3, Hash), Members, Origin, Provenance.None,
        }.Select((value, place) => new TestCaseData(value).SetName($"Round trip of {value.GetType().Name} {place}"));

    [TestCaseSource(nameof(Values))]
    public void A_value_reads_back_equal(object value)
    {
        foreach (var options in new[] { JsonSerializerOptions.Default, JsonSerializerOptions.Web, new() { WriteIndented = true } })
        {
            var json = JsonSerializer.Serialize(value, value.GetType(), options);
            JsonSerializer.Deserialize(json, value.GetType(), options).ShouldBe(value, json);
        }
    }

    [Test]
    public void The_names_and_forms_are_those_of_the_tool() =>
        JsonSerializer.Serialize(ArtifactCase.Written.Artifact).ShouldBe(ArtifactCase.Written.Json);

    [Test]
    public void A_state_is_json_and_not_a_string() =>
        JsonSerializer.SerializeToElement(Record).GetProperty("state").GetProperty("metadata").GetRawText().ShouldBe("""{"b":1.0}""");

    [TestCase("\"no\"", typeof(ArtifactId))]
    [TestCase("1", typeof(ArtifactId))]
    [TestCase("\"sha256:zz\"", typeof(ContentDigest))]
    [TestCase("\"zz\"", typeof(ChainHash))]
    [TestCase("\"1:zz\"", typeof(ChangePosition))]
    [TestCase("[1]", typeof(Metadata))]
    [TestCase("""{"a":1,"a":2}""", typeof(Metadata))]
    public void What_has_another_form_is_refused(string json, Type type) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(json, type)).Message.ShouldNotBeEmpty();

    [Test]
    public void Ids_are_keys_of_dictionaries()
    {
        var counts = new Dictionary<ArtifactId, int> { [Artifact.Id] = 1 };
        var json = JsonSerializer.Serialize(counts);
        json.ShouldBe("""{"01890000-0000-7000-8000-000000000001":1}""");
        JsonSerializer.Deserialize<Dictionary<ArtifactId, int>>(json).ShouldBe(counts);
    }

    [TestCase("019343a1-0000-7000-8000-000000000001", typeof(ArtifactId))]
    [TestCase("3:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", typeof(ChangePosition))]
    [TestCase("""{"actor":"ada","source":""}""", typeof(Provenance))]
    [TestCase("""{"a":1.0}""", typeof(Metadata))]
    [TestCase("[1.0]", typeof(KeptJson))]
    public void A_text_is_parsed_as_generic_code_does(string text, Type type)
    {
        var parse = GetType().GetMethod(nameof(Parse), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);
        parse.Invoke(null, [text])!.ToString().ShouldBe(text);
        Should.Throw<TargetInvocationException>(() => parse.Invoke(null, ["?"])).InnerException.ShouldBeOfType<FormatException>();
    }

    [TestCase("""{"actor":1}""", "its member 'actor' is a JSON Number")]
    [TestCase("""{"who":"ada"}""", "it has the member 'who'")]
    [TestCase("[]", "not an object")]
    [TestCase("""{"actor":"a","actor":"b"}""", "actor")]
    public void A_provenance_that_is_none_is_refused(string json, string why) =>
        Should.Throw<ArgumentException>(() => Provenance.Parse(json)).Message.ShouldContain(why);

    // A property without a name of its own would be written as it is called in C#, and the tool's output would change with a new property.
    [Test]
    public void Every_property_of_what_is_serialised_has_its_name()
    {
        var types = typeof(Artifact).Assembly.GetExportedTypes()
            .Where(type => type.GetProperties().Any(property => property.IsDefined(typeof(JsonPropertyNameAttribute)))).ToList();
        types.Count.ShouldBeGreaterThan(10);
        foreach (var property in types.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)))
        {
            (property.IsDefined(typeof(JsonPropertyNameAttribute)) || property.IsDefined(typeof(JsonIgnoreAttribute)))
                .ShouldBeTrue($"{property.DeclaringType!.Name}.{property.Name}");
            if (property.PropertyType == typeof(DateTimeOffset) || property.PropertyType == typeof(DateTimeOffset?))
                property.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType.ShouldBe(typeof(UtcTimeJsonConverter), property.Name);
        }
    }

    private static T Parse<T>(string text)
        where T : IParsable<T> => T.Parse(text, null);
}
