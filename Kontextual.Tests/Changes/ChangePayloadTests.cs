using Kontextual.Domain;
using Kontextual.Tests.Artifacts;

namespace Kontextual.Tests.Changes;

/// <summary>The states as the chain commits to them: whatever changes here makes existing stores fail their verification.</summary>
public class ChangePayloadTests
{
    private const string Id = "01890000-0000-7000-8000-000000000001";
    private const string Source = "01890000-0000-7000-8000-000000000002";
    private const string Target = "01890000-0000-7000-8000-000000000003";

    private static readonly DateTimeOffset Created = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private static readonly Collection Notes = new()
    {
        Id = CollectionId.Parse(Id),
        Name = "notes",
        Description = "All notes.",
        Metadata = Metadata.Parse("""{"n":1.0}"""),
        Version = 3,
        CreatedAt = Created,
        UpdatedAt = Created.AddHours(1),
    };

    private static readonly Relationship Cites = new()
    {
        Id = RelationshipId.Parse(Id),
        SourceId = ArtifactId.Parse(Source),
        TargetId = ArtifactId.Parse(Target),
        Type = "cites",
        Metadata = Metadata.Empty,
        Provenance = Provenance.None,
        Version = 2,
        CreatedAt = Created,
        UpdatedAt = Created.AddHours(1),
        FromSequence = 5,
    };

    [Test]
    public void The_state_of_a_collection_is_its_fields_in_canonical_json()
    {
        CollectionDescription.Instance.StateOf(Notes).ShouldBe(
            """{"createdAt":"2026-11-22T10:00:00.000000Z","deletedAt":null,"description":"All notes.","id":"01890000-0000-7000-8000-000000000001","""
            + """
            "metadata":{"n":1.0},"name":"notes","updatedAt":"2026-11-22T11:00:00.000000Z","version":3}
            """);
        CollectionDescription.Instance.StateOf(Notes with { DeletedAt = Created.AddHours(2) }).ShouldContain("\"deletedAt\":\"2026-11-22T12:00:00.000000Z\"");
    }

    [Test]
    public void The_state_of_a_relationship_is_its_fields_in_canonical_json()
    {
        RelationshipDescription.Instance.StateOf(Cites).ShouldBe(
            """{"createdAt":"2026-11-22T10:00:00.000000Z","fromSequence":5,"id":"01890000-0000-7000-8000-000000000001","metadata":{},"""
            + $$"""
            "provenance":{},"sourceId":"{{Source}}","targetId":"{{Target}}","toSequence":null,"type":"cites","updatedAt":"2026-11-22T11:00:00.000000Z","version":2}
            """);
        RelationshipDescription.Instance.StateOf(Cites with { ToSequence = 9 }).ShouldContain("\"toSequence\":9");
    }

    [Test]
    public void The_state_of_a_revision_is_its_fields_in_canonical_json()
    {
        var states = new ArtifactCase().States.ToList();
        states.ShouldNotBeEmpty();
        foreach (var state in states)
            ChangePayload.StateOf((Revision)state.Value).ShouldBe(state.Text);
    }

    [Test]
    public void A_payload_is_the_reason_the_state_and_the_trace()
    {
        ChangePayload.Of(ChangePayload.NoState, "because", null).ShouldBe("""{"reason":"because","state":null,"traceId":null}""");
        ChangePayload.Of("""{"b":1.0,"a":1e400}""", null, "t \"1\"").ShouldBe("""{"reason":null,"state":{"b":1.0,"a":1e400},"traceId":"t \"1\""}""");
    }
}
