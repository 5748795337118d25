using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Prints a run with everything that belongs to it for people. Of long lists, the beginning and the count are printed.</summary>
internal sealed class RunScreen(Screen screen, IRunReader runs)
{
    private const int MostRows = 20;

    public async Task PrintAsync(OperationRun run, CancellationToken cancellationToken)
    {
        var bundle = run.InputBundleId is { } id ? await runs.FindBundleAsync(id, cancellationToken) : null;
        var steps = await runs.StepsAsync(run.Id, cancellationToken);
        var manifests = await runs.ManifestsAsync(run.Id, cancellationToken);
        PrintFacts(run, bundle);
        if (bundle is not null)
            await PrintInputsAsync(bundle, cancellationToken);
        PrintSteps(steps);
        await PrintOutputsAsync(run, cancellationToken);
        PrintManifests(manifests);
        PrintDiagnostics(run, steps, manifests);
    }

    private void PrintFacts(OperationRun run, InputBundle? bundle) => screen.Facts(
        ("operation", run.IsPurged ? "(purged)" : run.Operation),
        ("id", run.Id.ToString()),
        ("status", run.Status.ToString()),
        ("attempt", Number(run.Attempt)),
        ("actor", run.Actor),
        ("parent", run.ParentRunId?.ToString()),
        ("key", run.IdempotencyKey),
        ("recorded", UtcTime.Format(run.CreatedAt)),
        ("started", TimeOf(run.StartedAt)),
        ("heartbeat", run.Status == RunStatus.Running ? TimeOf(run.HeartbeatAt) : null),
        ("finished", TimeOf(run.FinishedAt)),
        ("parameters", bundle is null || bundle.Parameters.IsEmpty ? null : bundle.Parameters.Text),
        ("input digest", bundle?.Digest.ToString()));

    private async Task PrintInputsAsync(InputBundle bundle, CancellationToken cancellationToken)
    {
        var first = await runs.BundleEntriesAsync(bundle.Id, new PageRequest { Size = MostRows }, cancellationToken);
        PrintPart(
            "inputs",
            ["rev", "artifact or URI", "path"],
            [.. first.Items.Select(input => (string[])[Number(input.Revision), input.ArtifactId?.ToString() ?? input.Uri ?? string.Empty, PathOf(input.Path, bundle.IsPurged)])],
            bundle.EntryCount);
    }

    private void PrintSteps(IReadOnlyList<WorkflowStep> steps) => PrintPart(
        "steps",
        ["step", "status", "attempt", "started", "finished", "name"],
        [.. steps.Select(step => (string[])
            [Number(step.Ordinal), step.Status.ToString(), Number(step.Attempt), TableTime.Of(step.StartedAt), TableTime.Of(step.FinishedAt), step.IsPurged ? "(purged)" : step.Name])],
        steps.Count);

    private async Task PrintOutputsAsync(OperationRun run, CancellationToken cancellationToken)
    {
        var first = await runs.OutputsAsync(run.Id, new PageRequest { Size = MostRows }, cancellationToken);
        long count = first.Items.Count;
        if (first.NextCursor is not null)
            count = await runs.StreamOutputsAsync(run.Id, cancellationToken).LongCountAsync(cancellationToken);
        PrintPart(
            "outputs",
            ["rev", "artifact", "path"],
            [.. first.Items.Select(output => (string[])[Number(output.Revision), output.ArtifactId.ToString(), PathOf(output.Path, run.IsPurged)])],
            count);
    }

    private void PrintManifests(IReadOnlyList<RunManifest> manifests) => PrintPart(
        "manifests",
        ["attempt", "outcome", "started", "finished", "entries"],
        [.. manifests.Select(manifest => (string[])
            [Number(manifest.Attempt), manifest.Outcome.ToString(), TableTime.Of(manifest.StartedAt), TableTime.Of(manifest.FinishedAt), Number(manifest.EntryCount)])],
        manifests.Count);

    // The manifests repeat the messages of attempts that have ended. The run has those of the current attempt.
    private void PrintDiagnostics(OperationRun run, IReadOnlyList<WorkflowStep> steps, IReadOnlyList<RunManifest> manifests)
    {
        List<(int Attempt, Diagnostic Diagnostic)> all =
        [
            .. manifests.SelectMany(manifest => manifest.Diagnostics.Select(diagnostic => (manifest.Attempt, diagnostic))),
            .. run.Diagnostics.Select(diagnostic => (run.Attempt, diagnostic)),
            .. steps.SelectMany(step => step.Diagnostics.Select(diagnostic => (step.Attempt, diagnostic))),
        ];
        List<(int Attempt, Diagnostic Diagnostic)> distinct = [.. all.Distinct().OrderBy(item => item.Attempt).ThenBy(item => item.Diagnostic.Time)];
        PrintPart(
            "diagnostics",
            ["attempt", "severity", "step", "code", "message"],
            [.. distinct.Take(MostRows).Select(item => (string[])
                [Number(item.Attempt), item.Diagnostic.Severity.ToString(), item.Diagnostic.Step ?? string.Empty, item.Diagnostic.Code, item.Diagnostic.Message])],
            distinct.Count);
    }

    private void PrintPart(string title, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows, long count)
    {
        if (rows.Count == 0)
            return;
        screen.Line(string.Empty);
        screen.Line($"{title}: {Number(count)}");
        screen.Table(headings, rows);
        if (count > rows.Count)
            screen.Line($"… and {Number(count - rows.Count)} more; --json prints all");
    }

    private static string PathOf(string path, bool isPurged) => isPurged ? "(purged)" : path;

    private static string? TimeOf(DateTimeOffset? time) => time is { } value ? UtcTime.Format(value) : null;

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}
