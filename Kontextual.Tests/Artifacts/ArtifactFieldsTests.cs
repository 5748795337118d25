using System.Reflection;
using System.Runtime.CompilerServices;
using Kontextual.Domain;

namespace Kontextual.Tests.Artifacts;

/// <summary>The table of fields has every property that it should, with values that tell something.</summary>
public sealed class ArtifactFieldsTests
{
    private const string Place = "It needs a collection that exists; the suites give one themselves.";
    private const string Bytes = "An artifact has its digest and its size; the suites give it themselves.";
    private const string Describes = "It describes a revision and is not compared.";
    private const string Written = "The writer sets it.";

    // The properties that are no fields of the table, and why.
    private static readonly Dictionary<string, string> Others = new()
    {
        ["ArtifactDraft.Collection"] = Place,
        ["ArtifactDraft.Content"] = Bytes,
        ["ArtifactDraft.Provenance"] = Describes,
        ["ArtifactDraft.ProducingRunId"] = Describes,
        ["ArtifactDraft.Message"] = Describes,
        ["ArtifactChange.Collection"] = Place,
        ["ArtifactChange.Content"] = Bytes,
        ["ArtifactChange.Provenance"] = Describes,
        ["ArtifactChange.ProducingRunId"] = Describes,
        ["ArtifactChange.Message"] = Describes,
        ["Artifact.Id"] = Written,
        ["Artifact.CollectionId"] = Place,
        ["Artifact.HeadRevision"] = Written,
        ["Artifact.Digest"] = Bytes,
        ["Artifact.Size"] = Bytes,
        ["Artifact.Provenance"] = Describes,
        ["Artifact.CreatedAt"] = Written,
        ["Artifact.UpdatedAt"] = Written,
        ["Artifact.DeletedAt"] = Written,
        ["Artifact.IsPurged"] = Written,
        ["Revision.ArtifactId"] = Written,
        ["Revision.Number"] = Written,
        ["Revision.Kind"] = Written,
        ["Revision.CollectionId"] = Place,
        ["Revision.Digest"] = Bytes,
        ["Revision.Size"] = Bytes,
        ["Revision.Provenance"] = Describes,
        ["Revision.ProducingRunId"] = Describes,
        ["Revision.Message"] = Describes,
        ["Revision.CreatedAt"] = Written,
        ["Revision.FromSequence"] = Written,
        ["Revision.ToSequence"] = Written,
        ["Revision.IsPurged"] = Written,
    };

    private static readonly Type[] Records = [typeof(ArtifactDraft), typeof(ArtifactChange), typeof(Artifact), typeof(Revision)];

    private static IEnumerable<TestCaseData> Fields() => ArtifactFields.All.Select(field => new TestCaseData(field).SetArgDisplayNames(field.Name));

    [TestCaseSource(nameof(Records))]
    public void Every_property_is_in_the_table_or_listed_with_its_reason(Type record) => Settable(record).ShouldBe(
        ArtifactFields.All.Select(field => $"{record.Name}.{field.Name}")
            .Concat(Others.Keys.Where(name => name.StartsWith($"{record.Name}.", StringComparison.Ordinal))),
        ignoreOrder: true);

    [TestCaseSource(nameof(Fields))]
    public void Each_value_differs_from_the_one_before(object row)
    {
        var field = (ArtifactField)row;
        field.Sample.ShouldNotBe(field.Default);
        field.Sample.ShouldNotBe(field.Blank);
        field.Changes.ShouldNotBeEmpty();
        var before = (object?)field.Sample;
        foreach (var (_, kept) in field.Changes)
        {
            kept.ShouldNotBe(before);
            before = kept;
        }
    }

    // Metadata refuse bad texts when they are parsed, before a writer sees them.
    [TestCaseSource(nameof(Fields))]
    public void Each_text_has_values_that_are_refused(object row)
    {
        var field = (ArtifactField)row;
        if (field.Sample is string)
            field.Bad.ShouldNotBeEmpty();
        else
            field.Sample.ShouldBeOfType<Kontextual.Domain.Metadata>();
    }

    /// <summary>True if a draft cannot be made without the field.</summary>
    internal static bool IsRequired(ArtifactField field) => typeof(ArtifactDraft).GetProperty(field.Name)!.IsDefined(typeof(RequiredMemberAttribute));

    private static IEnumerable<string> Settable(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite).Select(property => $"{type.Name}.{property.Name}");
}
