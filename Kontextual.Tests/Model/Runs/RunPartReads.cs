using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Reads what belongs to a run at a moment, all of it at once.</summary>
internal abstract record ReadOfRun<TRow>(Ref Run, When? AsOf) : Step
    where TRow : class, IEntityRow<TRow>
{
    public sealed override async Task<string> PlayAsync(Scene scene)
    {
        var (run, asOf) = (scene.Id<RunId>(Run), scene.Moment(AsOf));
        var rows = await RowsAsync(scene.Reads, run, asOf);
        return rows.Count == 0 ? "none" : string.Join(Environment.NewLine, rows.Select(row => AsOf is null ? scene.See(row) : $"{row}"));
    }

    /// <summary>Reads the rows.</summary>
    protected abstract Task<IReadOnlyList<TRow>> RowsAsync(IReads reads, RunId run, Past? asOf);
}

/// <summary>Reads the steps of a run.</summary>
internal sealed record ReadSteps(Ref Run, When? AsOf) : ReadOfRun<StepRow>(Run, AsOf)
{
    public static Gen<ReadSteps> Generated { get; } =
        from run in ValueGenerators.End from asOf in ValueGenerators.Moment select new ReadSteps(run, asOf);

    public static Task<IReadOnlyList<StepRow>> OfAsync(IReads reads, RunId run, Past? asOf) => reads.AskAsync<IReadOnlyList<StepRow>>(
        plain =>
        {
            PlainRules.Id<RunId>(run);
            return [.. PlainRuns.StepsOf(plain.At(asOf), run)];
        },
        async store => [.. (await store.At(asOf).Runs.StepsAsync(run)).Select(StepRow.Of)]);

    protected override Task<IReadOnlyList<StepRow>> RowsAsync(IReads reads, RunId run, Past? asOf) => OfAsync(reads, run, asOf);
}

/// <summary>Finds the first step of a run that needs work.</summary>
internal sealed record FindOpenStep(Ref Run, When? AsOf) : ReadOfRun<StepRow>(Run, AsOf)
{
    public static Gen<FindOpenStep> Generated { get; } =
        from run in ValueGenerators.End from asOf in ValueGenerators.Moment select new FindOpenStep(run, asOf);

    public static Task<IReadOnlyList<StepRow>> OfAsync(IReads reads, RunId run, Past? asOf) => reads.AskAsync<IReadOnlyList<StepRow>>(
        plain =>
        {
            PlainRules.Id<RunId>(run);
            return [.. PlainRuns.StepsOf(plain.At(asOf), run).Where(row => !row.IsDone).Take(1)];
        },
        async store => await store.At(asOf).Runs.FindOpenStepAsync(run) is { } found ? [StepRow.Of(found)] : []);

    protected override Task<IReadOnlyList<StepRow>> RowsAsync(IReads reads, RunId run, Past? asOf) => OfAsync(reads, run, asOf);
}

/// <summary>Finds a step by id.</summary>
internal sealed record FindWorkStep(Ref Entity, When? AsOf) : FindStep<StepId, StepRow>(Entity, true, AsOf)
{
    public static Gen<FindWorkStep> Generated { get; } = FindSteps.Of(ValueGenerators.Any, (id, _, asOf) => new FindWorkStep(id, asOf));

    protected override async Task<StepRow?> StoreAsync(IKnowledgeReaders readers, StepId id) =>
        await readers.Runs.FindStepAsync(id) is { } found ? StepRow.Of(found) : null;
}

/// <summary>Reads the manifests of a run.</summary>
internal sealed record ReadManifests(Ref Run, When? AsOf) : ReadOfRun<ManifestRow>(Run, AsOf)
{
    public static Gen<ReadManifests> Generated { get; } =
        from run in ValueGenerators.End from asOf in ValueGenerators.Moment select new ReadManifests(run, asOf);

    public static Task<IReadOnlyList<ManifestRow>> OfAsync(IReads reads, RunId run, Past? asOf) => reads.AskAsync<IReadOnlyList<ManifestRow>>(
        plain =>
        {
            PlainRules.Id<RunId>(run);
            return [.. PlainRuns.ManifestsOf(plain.At(asOf), run)];
        },
        async store => [.. (await store.At(asOf).Runs.ManifestsAsync(run)).Select(ManifestRow.Of)]);

    protected override Task<IReadOnlyList<ManifestRow>> RowsAsync(IReads reads, RunId run, Past? asOf) => OfAsync(reads, run, asOf);
}

/// <summary>Finds the manifest of an attempt.</summary>
internal sealed record FindManifest(Ref Run, int Shift, When? AsOf) : FindStep<ManifestRow>(AsOf)
{
    public static Gen<FindManifest> Generated { get; } =
        from run in ValueGenerators.End
        from shift in Gen.Elements(0, 0, -1)
        from asOf in ValueGenerators.Moment
        select new FindManifest(run, shift, asOf);

    protected override ManifestRow? Plain(PlainMoment moment, PlainRules rules, Scene scene)
    {
        var attempt = PlainRuns.Checked(scene.Attempt(scene.Id<RunId>(Run), Shift));
        return PlainRuns.ManifestsOf(moment, attempt.RunId).SingleOrDefault(row => row.Attempt == attempt.Attempt);
    }

    protected override async Task<ManifestRow?> StoreAsync(IKnowledgeReaders readers, Scene scene) =>
        await readers.Runs.FindManifestAsync(scene.Attempt(scene.Id<RunId>(Run), Shift)) is { } found ? ManifestRow.Of(found) : null;
}

/// <summary>Finds the input bundle of a run that the client has seen.</summary>
internal sealed record FindBundle(Ref Run, When? AsOf) : FindStep<BundleRow>(AsOf)
{
    public static Gen<FindBundle> Generated { get; } =
        from run in ValueGenerators.End from asOf in ValueGenerators.Moment select new FindBundle(run, asOf);

    public static BundleId IdOf(Scene scene, Ref run) =>
        scene.KnownEntities.Last<RunRow>(scene.Id<RunId>(run))?.Bundle ?? scene.Id<BundleId>(run with { Among = Among.Nobody });

    protected override BundleRow? Plain(PlainMoment moment, PlainRules rules, Scene scene) => moment.Find<BundleRow>(IdOf(scene, Run));

    protected override async Task<BundleRow?> StoreAsync(IKnowledgeReaders readers, Scene scene) =>
        await readers.Runs.FindBundleAsync(IdOf(scene, Run)) is { } found ? BundleRow.Of(found) : null;
}
