using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Purges a run with all that belongs to it.</summary>
internal sealed record PurgeRun(Ref Entity, Guess Guess) : Verb<RunId, RunRow>(Entity, Guess)
{
    public static Gen<PurgeRun> Generated { get; } =
        from id in ValueGenerators.Any from guess in ValueGenerators.Guess select new PurgeRun(id, guess);

    protected override Done<RunRow> Plain(PlainTransaction t, Scene scene, RunId id, int? expected)
    {
        var found = t.Existing<RunRow>(id);
        if (!found.HasEnded)
            throw new RunNotEndedException(id, found.Status);
        t.RequireVersion(found, expected);
        if (found.IsPurged)
            return new(found, Outcome.Unchanged);
        foreach (var step in PlainRuns.StepsOf(t.Now, id).ToList())
            t.Purge(step);
        PurgeOutputs(t, id);
        foreach (var manifest in PlainRuns.ManifestsOf(t.Now, id).ToList())
        {
            foreach (var role in Enum.GetValues<ManifestEntryRole>())
                PlainRuns.SetEntries(t, manifest.Id, role, PinRow.Blank(PlainRuns.EntriesOf(t, manifest.Id, role)));
            t.Purge(manifest, manifest.Digest);
        }

        // Each run has its own bundle.
        if (found.Bundle is { } bundle)
        {
            PlainRuns.SetInputs(t, bundle, PinRow.Blank(PlainRuns.InputsOf(t, bundle)));
            t.Purge(t.Existing<BundleRow>(bundle), t.Existing<BundleRow>(bundle).Digest);
        }

        return new(t.Purge(found), Outcome.Purged);
    }

    protected override async Task<Done<RunRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RunId id, Expected expected) =>
        (await t.Runs.PurgeAsync(id, expected)).Done(RunRow.Of);

    private static void PurgeOutputs(PlainTransaction t, RunId id)
    {
        var outputs = PlainRuns.OutputsOf(t, id).InOrder(row => row.Path, t.Rules).ThenBy(row => row.From);
        PlainRuns.SetOutputs(t, id, outputs.Select((row, i) => row with { Path = PinRow.PathOf(i + 1) }));
    }
}
