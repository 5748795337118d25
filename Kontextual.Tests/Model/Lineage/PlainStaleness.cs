using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>The outputs whose inputs have moved on at a moment.</summary>
/// <param name="reads">The model.</param>
/// <param name="moment">The moment.</param>
/// <param name="isTransitive">True to count inputs that are stale themselves.</param>
internal sealed class PlainStaleness(PlainReads reads, PlainMoment moment, bool isTransitive)
{
    public IEnumerable<StaleRow> All
    {
        get
        {
            var judged = moment.Live<ArtifactRow>().Select(JudgeOf).OfType<(OutputRow Output, IReadOnlyList<PinRow> Inputs)>().ToList();
            HashSet<ArtifactId> stale = [];

            // Until nothing more is found: so what only depends on itself is never found.
            while (isTransitive)
            {
                var more = judged.Where(each => CausesOf(each.Inputs, stale).Count > 0).Select(each => each.Output.Artifact).Except(stale).ToList();
                if (more.Count == 0)
                    break;
                stale.UnionWith(more);
            }

            return judged
                .Select(each => new StaleRow(each.Output.Artifact, each.Output.Revision, each.Output.Run, each.Output.Path, CausesOf(each.Inputs, stale)))
                .Where(row => row.Causes.Count > 0);
        }
    }

    // The output that recorded the content of the head last, and the inputs of its run.
    private (OutputRow Output, IReadOnlyList<PinRow> Inputs)? JudgeOf(ArtifactRow artifact)
    {
        var found = moment.All<RunRow>()
            .SelectMany(run => PlainRuns.OutputsAt(reads, run.Id, moment).Select(output => (Run: run, Output: output)))
            .Where(each => each.Output.Artifact == artifact.Id && each.Output.Digest == artifact.Digest)
            .OrderByDescending(each => each.Output.From).ThenBy(each => each.Output.Path, Comparer<string>.Create(reads.Rules.Compare))
            .ToList();
        if (found.Count == 0)
            return null;
        var (run, output) = found[0];
        return (output, run.Bundle is { } bundle ? PlainRuns.InputsOf(reads, bundle) : []);
    }

    private List<CauseRow> CausesOf(IReadOnlyList<PinRow> inputs, HashSet<ArtifactId> stale)
    {
        var causes = new List<CauseRow>();
        foreach (var input in inputs.Where(input => input.Artifact is not null))
        {
            var head = moment.Find<ArtifactRow>(input.Artifact!.Value)!;
            if (KindOf(input, head, stale) is { } kind)
                causes.Add(new(kind, input.Path, head.Id, input.Revision!.Value, input.Digest, head.Head, head.Digest));
        }

        return causes;
    }

    private string? KindOf(PinRow input, ArtifactRow head, HashSet<ArtifactId> stale)
    {
        // Only the present knows of a purge.
        if (head.DeletedAt is not null)
            return head.IsPurged && moment.Sequence is null ? "Purged" : "Deleted";
        if (reads.Rules.HasMovedOn(input, head))
            return "Revised";
        return stale.Contains(head.Id) ? "Stale" : null;
    }
}
