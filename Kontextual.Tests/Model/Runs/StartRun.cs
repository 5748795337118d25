using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Starts a run.</summary>
internal sealed record StartRun(Word Operation, Word? Actor, Word? Key, Ref? Parent, BundleWish? Inputs) : Verb<RunRow>
{
    public static Gen<StartRun> Generated { get; } =
        from operation in ValueGenerators.Operation
        from actor in ValueGenerators.Maybe(Gen.Elements(new Word("ann"), new Word("")))
        from key in ValueGenerators.Maybe(ValueGenerators.Key, oneIn: 3)
        from parent in ValueGenerators.Maybe(ValueGenerators.Any, oneIn: 5)
        from inputs in Gen.Frequency((4, from some in BundleWish.Generated select (BundleWish?)some), (1, Gen.Constant<BundleWish?>(null)))
        select new StartRun(operation, actor, key, parent, inputs);

    public override IEnumerable<Step> Simpler()
    {
        if (Actor is not null || Parent is not null)
            yield return this with { Actor = null, Parent = null };
        if (Key is not null)
            yield return this with { Key = null };
        if (Inputs is not { } inputs)
            yield break;
        yield return this with { Inputs = null };
        foreach (var fewer in Shrinking.WithoutOne(inputs.Entries))
            yield return this with { Inputs = inputs with { Entries = fewer } };
        for (var i = 0; i < inputs.Entries.Count; i++)
        {
            foreach (var nearer in Shrinking.Nearer(inputs.Entries[i].Artifact))
                yield return this with { Inputs = inputs with { Entries = Shrinking.Replaced(inputs.Entries, i, inputs.Entries[i] with { Artifact = nearer }) } };
        }
    }

    protected override Done<RunRow> Plain(PlainTransaction t, Scene scene)
    {
        var operation = t.Rules.Name(Operation.Text);
        RunId? parent = Parent is null ? null : scene.Id<RunId>(Parent);
        PlainRules.Id(parent);
        if (Key is not null)
            FindRunByKey.KeptKey(t.Rules, Key.Text);
        Inputs?.Check(t.Rules, scene);
        if (parent is { } before && t.Existing<RunRow>(before).IsPurged)
            throw new EntityNotFoundException(EntityKind.Run, $"{before}");
        var pinned = Inputs?.Pin(t, scene);
        var same = Key is null ? null : t.Now.All<RunRow>().SingleOrDefault(row => row.Operation == operation && row.Key == Key.Text);
        if (same is not null)
        {
            var inputs = same.Bundle is { } id ? t.Existing<BundleRow>(id).Digest : null;
            return inputs == pinned?.Digest ? new(same, Outcome.Unchanged) : throw new IdempotencyKeyConflictException(operation, Key!.Text, same.Id);
        }

        BundleRow? bundle = null;
        if (pinned is (var entries, var digest))
        {
            bundle = new(new(t.NewId()), digest, Inputs!.Parameters.Kept, entries.Count, t.Time, IsPurged: false);
            PlainRuns.SetInputs(t, bundle.Id, entries);
            t.Record(bundle, t.Change(bundle, Outcome.Created) with { NewDigest = digest, State = bundle.State() });
        }

        var run = new RunRow(
            new(t.NewId()), operation, RunStatus.Pending, 1, parent, Actor?.Text, Key?.Text, bundle?.Id, 1, t.Time, null, null, null,
            Notices.None.Text, IsPurged: false);
        t.Keep(run, Outcome.Created, run.State());
        return new(run, Outcome.Created);
    }

    protected override async Task<Done<RunRow>> StoreAsync(IKnowledgeTransaction t, Scene scene)
    {
        var done = (await t.Runs.StartAsync(new()
        {
            Operation = Operation.Text,
            Actor = Actor?.Text,
            IdempotencyKey = Key?.Text,
            ParentRunId = Parent is null ? null : scene.Id<RunId>(Parent),
            Inputs = Inputs?.In(scene),
        })).Done(RunRow.Of);
        return done is { Outcome: Outcome.Created, Row.Bundle: { } bundle } ? done with { Made = [bundle.Value] } : done;
    }
}
