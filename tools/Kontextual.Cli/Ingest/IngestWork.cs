using System.Security.Cryptography;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The work of an ingest as a run with the steps <c>scan</c> and <c>write</c>.</summary>
internal sealed class IngestWork(
    IKnowledgeRepository repository, IngestRequest request, OwnFiles own, WriteContext context, TimeProvider time, IngestTally tally)
{
    public const string Operation = "ingest";

    public const string Scan = "scan";

    public const string Write = "write";

    // A tool that a person waits for: a killed ingest can be resumed after seconds. A worker has five heartbeats in this time.
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(3);

    private readonly FolderWalk _walk = new(request.Folder, request.Filter, own);
    private bool _isWritten;

    /// <summary>The run, or null before it has begun.</summary>
    public RunId? Run { get; private set; }

    /// <summary>The number of symbolic links that were skipped.</summary>
    public long Links => _walk.Links;

    public async Task RunAsync(CollectionId collection, IIngestProgress progress, CancellationToken cancellationToken)
    {
        var parameters = request.ParametersFor(collection);
        // Each ingest is a run of its own, unless it resumes one. The key connects the two.
        var key = request.Resume
            ? await IngestResume.KeyAsync(repository.Runs, parameters, request.FolderName, cancellationToken)
            : RandomNumberGenerator.GetHexString(32, lowercase: true);
        var draft = new RunDraft { Operation = Operation, IdempotencyKey = key, Inputs = new BundleDraft { Parameters = parameters } };
        var options = new RunOptions
        {
            HeartbeatInterval = HeartbeatInterval,
            TakeOverAfter = request.TakeOverAfter,
            Tool = ToolInfo.AsMetadata,
            TimeProvider = time,
        };
        await repository.RunAsync(draft, run => WorkAsync(run, collection, progress), options, cancellationToken);
    }

    private async Task WorkAsync(RunSession run, CollectionId collection, IIngestProgress progress)
    {
        Run = run.Run.Id;
        var total = await run.StepAsync(Scan, step => Task.FromResult(Count(step.CancellationToken)));
        var counts = await run.StepAsync(Write, async step =>
        {
            await progress.RunAsync(total!, advance => WriteAsync(step, collection, advance));
            IngestMessages.AddTo(step, tally);
            _isWritten = true;
            return tally.Counts;
        });
        if (!_isWritten)
            tally.Take(counts!);
    }

    private async Task WriteAsync(RunStep step, CollectionId collection, Action<long> advance)
    {
        var writer = new IngestWriter(repository, collection, step.Session.Attempt, step.Step.Id, context);
        await using var listing = new StoreListing(repository.Artifacts, collection, step.CancellationToken);
        using var run = new IngestRun(request, writer, tally, advance);
        await run.RunAsync(_walk.Entries(), listing, step.CancellationToken);
    }

    // Lists the folder once before, and reads no file.
    private IngestTotal Count(CancellationToken cancellationToken)
    {
        long files = 0, bytes = 0;
        foreach (var entry in new FolderWalk(request.Folder, request.Filter, own).Entries())
        {
            cancellationToken.ThrowIfCancellationRequested();
            files++;
            bytes += (entry as FoundFile)?.Facts.Length ?? 0;
        }

        return new IngestTotal(files, bytes);
    }
}
