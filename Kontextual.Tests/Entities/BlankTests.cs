using System.Reflection;
using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Backends.Sqlite.Indexes;
using Kontextual.Persistence.Collections;
using Kontextual.Persistence.Contexts;
using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Lineage;
using Kontextual.Tests.Schema;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Tests.Entities;

/// <summary>A purge erases every text that A7 does not keep, and nothing else.</summary>
public sealed class BlankTests
{
    private const string Vocabulary = "A word of an open vocabulary that says what the entity is, as A7 keeps it.";
    private const string RunRow = "A row of a run or a bundle. No verb writes it yet; its path is part of its key.";
    private const string IndexRow = "A row of an index of SQLite, which MetadataIndex removes when the metadata is blanked.";

    // The texts that stay, and why.
    private static readonly Dictionary<string, string> Kept = new()
    {
        ["Artifact.Type"] = Vocabulary,
        ["Artifact.MediaType"] = Vocabulary,
        ["Revision.Type"] = Vocabulary,
        ["Revision.MediaType"] = Vocabulary,
        ["ArtifactName.Type"] = Vocabulary,
        ["Relationship.Type"] = Vocabulary,
        ["ContextReference.Role"] = Vocabulary,
        ["ChangeRecord.Actor"] = "Who changed something stays known.",
        ["OperationRun.Actor"] = "Who ran something stays known.",
    };

    // Rows that no description blanks, and why.
    private static readonly Dictionary<Type, string> Others = new()
    {
        [typeof(StoreInfo)] = "It has no text.",
        [typeof(ContextReferencePlace)] = "Its only text is the role, which a purge keeps.",
        [typeof(Content)] = "Contents that nothing else uses are erased by ContentPurger, with the rules of ArtifactPurgeSpecs.",
        [typeof(ContentChunk)] = "It is deleted with its content.",
        [typeof(InputEntry)] = RunRow,
        [typeof(MovedInput)] = "It has no text.",
        [typeof(IndexedPointer)] = IndexRow,
        [typeof(IndexedValue)] = IndexRow,
        [typeof(ManifestEntry)] = RunRow,
        [typeof(RunOutput)] = RunRow,
    };

    private static readonly Dictionary<Type, Func<object, object>> Blanks = new()
    {
        [typeof(Revision)] = row => RevisionDescription.Blank((Revision)row),
        [typeof(ArtifactName)] = row => ArtifactName.Blank((ArtifactName)row),
        [typeof(CollectionName)] = row => CollectionName.Blank((CollectionName)row),
        [typeof(ContextPackageName)] = row => ContextPackageName.Blank((ContextPackageName)row),
        [typeof(ChangeRecord)] = row => RowBlanking.Blank((ChangeRecord)row),
    };

    // The texts that are empty in the samples, filled.
    private static readonly IReadOnlyList<object> Samples =
    [
        .. EntitySamples.All,
        EntitySamples.All.OfType<OperationRun>().First() with { Actor = "ann" },
        EntitySamples.All.OfType<ContextPackage>().First() with { Description = "d\n\t" },
    ];

    private static IEnumerable<Type> BlankedTypes => Blanks.Keys.Concat(EntityDescriptions.All.Select(EntityOf));

    [Test, Property("Rule", "L5"), Property("Rule", "A7")]
    public void Every_table_is_blanked_or_listed_with_its_reason()
    {
        using var context = new KontextualDbContext(new DbContextOptionsBuilder<KontextualDbContext>().UseInMemoryDatabase("blank").Options);

        context.Model.GetEntityTypes().Select(entity => entity.ClrType).ShouldBe(BlankedTypes.Concat(Others.Keys), ignoreOrder: true);
    }

    [TestCaseSource(nameof(BlankedTypes)), Property("Rule", "L5"), Property("Rule", "A7")]
    public void Every_text_is_blank_after_a_purge_or_listed_as_kept(Type type)
    {
        foreach (var sample in Samples.Where(sample => sample.GetType() == type))
        {
            var blank = Blank(sample);
            foreach (var property in Settable(type).Where(IsText))
            {
                var place = $"{type.Name}.{property.Name}";
                if (Kept.ContainsKey(place))
                    property.GetValue(blank).ShouldBe(property.GetValue(sample), place);
                else
                    IsBlank(property.GetValue(blank)).ShouldBeTrue($"{place} is neither blanked by a purge nor listed as kept.");
            }
        }
    }

    [TestCaseSource(nameof(BlankedTypes)), Property("Rule", "L5"), Property("Rule", "A7")]
    public void Every_text_has_a_sample_that_is_not_blank(Type type)
    {
        var samples = Samples.Where(sample => sample.GetType() == type).ToList();
        foreach (var property in Settable(type).Where(IsText))
            samples.ShouldContain(sample => !IsBlank(property.GetValue(sample)), $"{type.Name}.{property.Name} is blank in every sample.");
    }

    [TestCaseSource(nameof(BlankedTypes)), Property("Rule", "L5"), Property("Rule", "A7")]
    public void Nothing_else_changes_but_the_mark(Type type)
    {
        foreach (var sample in Samples.Where(sample => sample.GetType() == type))
        {
            var blank = Blank(sample);
            foreach (var property in Settable(type).Where(property => !IsText(property) && property.Name != "IsPurged"))
                property.GetValue(blank).ShouldBe(property.GetValue(sample), $"{type.Name}.{property.Name}");
            type.GetProperty("IsPurged")?.GetValue(blank).ShouldBe(true, type.Name);
        }
    }

    [Test, Property("Rule", "L5"), Property("Rule", "A7")]
    public void What_is_listed_as_kept_is_a_text_that_exists() => Kept.Keys.ShouldBeSubsetOf(
        BlankedTypes.SelectMany(type => Settable(type).Where(IsText).Select(property => $"{type.Name}.{property.Name}")));

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private static bool IsText(PropertyInfo property) => property.PropertyType == typeof(string)
        || property.PropertyType == typeof(Kontextual.Domain.Metadata)
        || property.PropertyType == typeof(Kontextual.Domain.KeptJson)
        || property.PropertyType == typeof(Kontextual.Domain.Provenance)
        || property.PropertyType == typeof(IReadOnlyList<Diagnostic>);

    private static bool IsBlank(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        Kontextual.Domain.Metadata metadata => metadata.IsEmpty,
        Kontextual.Domain.Provenance provenance => provenance == Kontextual.Domain.Provenance.None,
        IReadOnlyList<Diagnostic> diagnostics => diagnostics.Count == 0,
        _ => false,
    };

    private static object Blank(object sample)
    {
        if (Blanks.TryGetValue(sample.GetType(), out var blank))
            return blank(sample);
        var description = EntityDescriptions.All.Single(description => EntityOf(description) == sample.GetType());
        return description.GetType().GetMethod("Blank")!.Invoke(description, [sample])!;
    }

    private static Type EntityOf(IEntityDescription description) => description.GetType().GetInterfaces()
        .Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEntityDescription<,>)).GetGenericArguments()[1];
}
