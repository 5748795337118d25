using System.Collections.Immutable;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What several verbs and reads of runs have in common.</summary>
internal static class PlainRuns
{
    public static RunAttempt Checked(RunAttempt attempt)
    {
        PlainRules.Id<RunId>(attempt.RunId);
        PlainRules.Range(attempt.Attempt, 1, int.MaxValue);
        return attempt;
    }

    /// <summary>The run of an attempt that has not ended.</summary>
    public static RunRow Current(PlainTransaction t, RunAttempt attempt)
    {
        var run = t.Existing<RunRow>(attempt.RunId);
        return t.Rules.IsCurrent(attempt.Attempt, run.Attempt) && !run.HasEnded
            ? run
            : throw new RunAttemptEndedException(attempt, run.Attempt, run.Status);
    }

    /// <summary>The run of an attempt that is at work.</summary>
    public static RunRow Running(PlainTransaction t, RunAttempt attempt)
    {
        var run = Current(t, attempt);
        return run.Status == RunStatus.Running ? run : throw new RunNotRunningException(run.Id, run.Status);
    }

    public static void RequireStatus(RunRow run, RunStatus to, params RunStatus[] from)
    {
        if (!from.Contains(run.Status))
            throw new InvalidTransitionException(EntityKind.Run, run.Id, $"{run.Status}", $"{to}");
    }

    public static Done<RunRow> Move(PlainTransaction t, RunRow found, RunRow wanted)
    {
        var moved = wanted with { Version = found.Version + 1 };
        t.Keep(moved, Outcome.Moved, moved.State());
        return new(moved, Outcome.Moved);
    }

    /// <summary>The run at the beginning of its next attempt.</summary>
    public static Done<RunRow> Next(PlainTransaction t, RunRow found) => Move(t, found, found with
    {
        Status = RunStatus.Running,
        Attempt = found.Attempt + 1,
        StartedAt = t.Time,
        FinishedAt = null,
        HeartbeatAt = null,
        Diagnostics = Notices.None.Text,
    });

    /// <summary>A revision that a run refers to: the head of a live artifact, or the one with a number, if it is not purged.</summary>
    public static (int Revision, string Digest) Pin(PlainTransaction t, ArtifactId artifact, int? revision)
    {
        if (revision is not { } number)
        {
            var head = t.Live<ArtifactRow>(artifact);
            return (head.Head, head.Digest);
        }

        return PlainRevisions.Find(t, artifact, number) is { IsPurged: false } found
            ? (number, found.Digest)
            : throw new EntityNotFoundException(EntityKind.Artifact, FormattableString.Invariant($"{artifact} revision {number}"));
    }

    /// <summary>All outputs that a run ever had.</summary>
    public static ImmutableList<OutputRow> OutputsOf(PlainReads reads, RunId run) => reads.State.Part<ImmutableList<OutputRow>>(("outputs", run)) ?? [];

    /// <summary>The outputs of a run that were current at a moment, ascending by path.</summary>
    public static IEnumerable<OutputRow> OutputsAt(PlainReads reads, RunId run, PlainMoment moment) =>
        OutputsOf(reads, run).Where(row => moment.IsWithin(row.From, row.To)).Select(row => row with { To = null }).InOrder(row => row.Path, reads.Rules);

    public static void SetOutputs(PlainTransaction t, RunId run, IEnumerable<OutputRow> outputs) => t.Set(("outputs", run), outputs.ToImmutableList());

    /// <summary>The entries of a bundle, ascending by path.</summary>
    public static ImmutableList<PinRow> InputsOf(PlainReads reads, BundleId bundle) => reads.State.Part<ImmutableList<PinRow>>(("inputs", bundle)) ?? [];

    public static void SetInputs(PlainTransaction t, BundleId bundle, IEnumerable<PinRow> entries) => t.Set(("inputs", bundle), entries.ToImmutableList());

    /// <summary>The inputs or outputs of a manifest, ascending by path.</summary>
    public static ImmutableList<PinRow> EntriesOf(PlainReads reads, ManifestId manifest, ManifestEntryRole role) =>
        reads.State.Part<ImmutableList<PinRow>>((role, manifest)) ?? [];

    public static void SetEntries(PlainTransaction t, ManifestId manifest, ManifestEntryRole role, IEnumerable<PinRow> entries) =>
        t.Set((role, manifest), entries.ToImmutableList());

    /// <summary>The steps of a run, by their ordinals.</summary>
    public static IEnumerable<StepRow> StepsOf(PlainMoment moment, RunId run) => moment.All<StepRow>().Where(row => row.Run == run).OrderBy(row => row.Ordinal);

    /// <summary>The manifests of a run, by their attempts.</summary>
    public static IEnumerable<ManifestRow> ManifestsOf(PlainMoment moment, RunId run) =>
        moment.All<ManifestRow>().Where(row => row.Run == run).OrderBy(row => row.Attempt);

    /// <summary>A path of an input or output, or the name of a step: kept exactly.</summary>
    public static void CheckPath(PlainRules rules, string path)
    {
        rules.Prefix(path);
        if (path.Length == 0 || path.StartsWith("\U0010FFFF", StringComparison.Ordinal) || path.EnumerateRunes().Count() > 512)
            throw new ArgumentException("no path", nameof(path));
    }

    /// <summary>Rows in ascending order of a text.</summary>
    public static IOrderedEnumerable<T> InOrder<T>(this IEnumerable<T> rows, Func<T, string> text, PlainRules rules) =>
        rows.OrderBy(text, Comparer<string>.Create(rules.Compare));
}
