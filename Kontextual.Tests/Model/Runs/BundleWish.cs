using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Runs;

namespace Kontextual.Tests.Model;

/// <summary>An input of a run as a program names it.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Kind">Artifact, Outside, or Wrong for one that is neither.</param>
/// <param name="Artifact">The artifact.</param>
/// <param name="Revision">Its revision; null for the head.</param>
/// <param name="Uri">Where it is outside.</param>
/// <param name="Content">What is outside.</param>
internal sealed record InputWish(Word Path, string Kind, Ref Artifact, int? Revision, Word Uri, Matter Content)
{
    public static Gen<InputWish> Generated { get; } =
        from path in ValueGenerators.Path
        from kind in Gen.Frequency((40, Gen.Constant("Artifact")), (9, Gen.Constant("Outside")), (1, Gen.Constant("Wrong")))
        from artifact in ValueGenerators.End
        from revision in ValueGenerators.Revision
        from uri in Gen.Elements<Word>(Alphabet.References)
        from content in Gen.Elements<Matter>([.. Alphabet.Contents.Take(2)])
        select new InputWish(path, kind, artifact, revision, uri, content);

    /// <summary>In the type of the product.</summary>
    public InputDraft In(Scene scene) => Kind switch
    {
        "Artifact" => InputDraft.Of(Path.Text, scene.Id<ArtifactId>(Artifact), Revision),
        "Outside" => InputDraft.Outside(Path.Text, Uri.Text, ContentDigest.Parse(Content.Digest)),
        _ => InputDraft.Of(Path.Text, scene.Id<ArtifactId>(Artifact)) with { Uri = Uri.Text },
    };

    public override string ToString() => $"{Path}: {(Kind == "Outside" ? $"{Uri} {Content}" : $"{Kind} {Artifact} revision {Revision}")}";
}

/// <summary>The inputs of a run as a program gives them.</summary>
internal sealed record BundleWish(Meta Parameters, IReadOnlyList<InputWish> Entries)
{
    public static Gen<BundleWish> Generated { get; } =
        from parameters in ValueGenerators.Meta
        from count in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Constant(1)), (2, Gen.Constant(2)))
        from entries in Gen.ListOf(InputWish.Generated, count)
        select new BundleWish(parameters, [.. entries]);

    /// <summary>In the type of the product.</summary>
    public BundleDraft In(Scene scene) => new() { Parameters = Parameters.Value, Entries = [.. Entries.Select(entry => entry.In(scene))] };

    public void Check(PlainRules rules, Scene scene)
    {
        foreach (var entry in Entries)
        {
            PlainRuns.CheckPath(rules, entry.Path.Text);
            if (entry.Kind != "Outside")
                PlainRules.Id<ArtifactId>(scene.Id<ArtifactId>(entry.Artifact));
            if (entry.Kind == "Wrong")
                throw new ArgumentException("neither inside nor outside");
        }

        if (Entries.DistinctBy(entry => entry.Path.Text).Count() < Entries.Count)
            throw new ArgumentException("one path twice");
    }

    /// <summary>The entries of the bundle, ascending by path, and its digest.</summary>
    public (IReadOnlyList<PinRow> Entries, string Digest) Pin(PlainTransaction t, Scene scene)
    {
        var pins = new List<PinRow>();
        foreach (var entry in Entries.InOrder(entry => entry.Path.Text, t.Rules))
        {
            if (entry.Kind == "Outside")
            {
                pins.Add(new(entry.Path.Text, null, null, entry.Uri.Text, entry.Content.Digest));
                continue;
            }

            var artifact = scene.Id<ArtifactId>(entry.Artifact);
            var (revision, digest) = PlainRuns.Pin(t, artifact, entry.Revision);
            pins.Add(new(entry.Path.Text, artifact, revision, null, digest));
        }

        return (pins, $"{OwnForms.BundleDigest(t.Rules.Canonical(Parameters), pins.Select(pin => pin.Input))}");
    }

    public override string ToString() => $"{Parameters} [{string.Join(", ", Entries)}]";
}
