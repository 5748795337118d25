using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Repository;

namespace Kontextual.Tests.Artifacts;

/// <summary>The fields that a draft and a change give and every revision keeps. The suites of artifacts, bad input and the tool read them.</summary>
internal static class ArtifactFields
{
    public static IReadOnlyList<ArtifactField> All { get; } =
    [
        new(nameof(Artifact.Name))
        {
            Sample = "caf\u00e9",
            SameAsSample = "cafe\u0301",
            Changes = [("b", "b")],
            IsErased = true,
            Blank = "",
            Bad = BadValues.Names,
        },
        new(nameof(Artifact.Type))
        {
            Sample = "decision",
            Changes = [("minutes", "minutes")],
            Default = "document",
            Bad = BadValues.Types,
        },
        new(nameof(Artifact.MediaType))
        {
            Sample = "text/markdown",
            Changes = [("text/plain; charset=utf-8", "text/plain; charset=utf-8")],
            Default = "text/plain",
            Bad = [("a media type of 256", "text/" + new string('x', 251), "255"), ("a media type without a slash", "text", "media type")],
        },
        new(nameof(Artifact.Metadata))
        {
            Sample = Draft.Meta("""{"b":1.0,"a":"é"}"""),
            SameAsSample = Draft.Meta("""{ "b" : 1.0, "a" : "\u00e9" }"""),
            Changes = [(Draft.Meta("""{"a":1}"""), Draft.Meta("""{"a":1}""")), (Draft.Meta("{ }"), Metadata.Empty)],
            Default = Metadata.Empty,
            IsErased = true,
            Blank = Metadata.Empty,
        },
    ];

    /// <summary>A copy of a draft, a change, an artifact or a revision with the sample of every field.</summary>
    public static T Samples<T>(T record)
        where T : class => All.Aggregate(record, (copy, field) => field.In(copy, field.Sample));

    /// <summary>A copy with the sample of every field, written in another way.</summary>
    public static T SameAsSamples<T>(T record)
        where T : class => All.Aggregate(record, (copy, field) => field.In(copy, field.SameAsSample));

    /// <summary>A copy with what a purge leaves of every field.</summary>
    public static T Blank<T>(T record)
        where T : class => All.Where(field => field.IsErased).Aggregate(record, (copy, field) => field.In(copy, field.Blank));
}
