using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>A target as a program names it.</summary>
/// <param name="Kind">The kind; External for a record of an external memory.</param>
/// <param name="Entity">The entity, unless it is external.</param>
/// <param name="Revision">The revision of an artifact.</param>
/// <param name="System">The external system.</param>
/// <param name="Text">The external reference.</param>
internal sealed record TargetWish(string Kind, Ref Entity, int? Revision, Word System, Word Text)
{
    private static readonly Gen<Word> References = Gen.Frequency(
        (30, Gen.Elements<Word>(Alphabet.References)), (1, Gen.Elements<Word>(Alphabet.BadReferences)));

    public static Gen<TargetWish> Generated { get; } =
        from kind in Gen.Frequency(
            (5, Gen.Constant("Artifact")), (2, Gen.Constant("Relationship")), (3, Gen.Constant("External")), (2, Gen.Constant("Run")))
        from entity in ValueGenerators.End
        from revision in Gen.Frequency((2, Gen.Constant<int?>(null)), (1, from number in ValueGenerators.Number select (int?)number))
        from system in ValueGenerators.ExternalSystem
        from text in References
        select new TargetWish(kind, entity, revision, system, text);

    /// <summary>The same in a filter.</summary>
    public static Gen<ProgramValue<ContextTarget>> Filtered { get; } =
        from wish in Generated select new ProgramValue<ContextTarget>($"{wish}", wish.In);

    /// <summary>The target on one side.</summary>
    public ContextTarget In(Scene scene) => In(scene.KnownEntities);

    private ContextTarget In(KnownEntities known) => Kind switch
    {
        "Artifact" => ContextTarget.ForArtifact(known.Id<ArtifactId>(Entity), Revision),
        "Relationship" => ContextTarget.ForRelationship(known.Id<RelationshipId>(Entity)),
        "Run" => ContextTarget.ForRun(known.Id<RunId>(Entity)),
        _ => ContextTarget.External(System.Text, Text.Text),
    };

    public override string ToString() => Kind == "External" ? $"{System} {Text}" : $"{Kind} {Entity}{(Revision is { } number ? $" revision {number}" : "")}";
}
