using System.Reflection;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>The model has every value of an artifact, and the programs give it.</summary>
public sealed class ArtifactValuesTests
{
    private const int Samples = 500;

    // What the product calls otherwise.
    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["Provenance"] = nameof(ArtifactValues.Origin),
        ["CollectionId"] = nameof(ArtifactValues.Collection),
        ["HeadRevision"] = nameof(ArtifactRow.Head),
        ["ArtifactId"] = nameof(RevisionRow.Artifact),
        ["FromSequence"] = nameof(RevisionRow.From),
        ["ToSequence"] = nameof(RevisionRow.To),
        ["ProducingRunId"] = nameof(RevisionRow.Run),
    };

    // What the model does not have, and why.
    private static readonly Dictionary<string, string> Missing = new()
    {
        ["ArtifactDraft.Collection"] = "The step names it by a Ref.",
        ["ArtifactChange.Collection"] = "The step names it by a Ref.",
        ["ArtifactDraft.ProducingRunId"] = "The step names it by a Ref.",
        ["ArtifactChange.ProducingRunId"] = "The step names it by a Ref.",
    };

    [TestCase(typeof(ArtifactDraft), typeof(ArtifactWish))]
    [TestCase(typeof(ArtifactChange), typeof(ArtifactWish))]
    [TestCase(typeof(Artifact), typeof(ArtifactRow))]
    [TestCase(typeof(Revision), typeof(RevisionRow))]
    public void Every_value_of_the_product_is_one_of_the_model(Type product, Type model)
    {
        var values = Settable(product).Where(value => !Missing.ContainsKey($"{product.Name}.{value}"))
            .Select(value => OtherNames.GetValueOrDefault(value, value));

        values.ShouldBe(Settable(model), ignoreOrder: true);
    }

    [Test]
    public void What_the_model_does_not_have_exists() => Missing.Keys.ShouldBeSubsetOf(
        new[] { typeof(ArtifactDraft), typeof(ArtifactChange) }
            .SelectMany(type => Settable(type).Select(value => $"{type.Name}.{value}")));

    [Test]
    public void Every_draft_has_every_value_and_they_differ()
    {
        var drafts = ArtifactWish.Drafts.Sample(Samples);
        foreach (var property in typeof(ArtifactWish).GetProperties().Where(property => property.CanWrite))
        {
            drafts.ShouldAllBe(draft => property.GetValue(draft) != null, property.Name);
            drafts.Select(property.GetValue).Distinct().Count().ShouldBeGreaterThan(1, property.Name);
        }
    }

    [Test]
    public void Every_value_is_changed_by_some_changes_and_kept_by_others()
    {
        var changes = ArtifactWish.Changes.Sample(Samples);
        foreach (var property in typeof(ArtifactWish).GetProperties().Where(property => property.CanWrite))
        {
            changes.Select(property.GetValue).Distinct().Count().ShouldBeGreaterThan(2, property.Name);
            changes.Any(change => property.GetValue(change) is null)
                .ShouldBe(property.Name is not (nameof(ArtifactWish.Origin) or nameof(ArtifactWish.Message)), property.Name);
        }
    }

    private static IEnumerable<string> Settable(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite).Select(property => property.Name);
}
