namespace Kontextual.Cli;

/// <summary>The steps of one transaction. The limits share the cost of a commit, but keep memory and the wait of other writers small.</summary>
internal sealed class IngestBatch : IDisposable
{
    /// <summary>The size in bytes above which a file is not kept in memory and gets its own transaction.</summary>
    public const long LargeFile = 1 << 20;

    private const int MostWrites = 128;

    // An output that is only recorded costs little. One call records 1,000 outputs at most.
    private const int MostSteps = 1_000;
    private const long MostBytes = 8 << 20;

    private readonly List<IngestStep> _steps = [];
    private int _writes;
    private long _bytes;

    public IReadOnlyList<IngestStep> Steps => _steps;

    public bool IsFull => _writes >= MostWrites || _steps.Count >= MostSteps || _bytes >= MostBytes;

    public void Add(IngestStep step)
    {
        _steps.Add(step);
        _writes += step is KeepStep ? 0 : 1;
        _bytes += (step as PutStep)?.File.Content.Size ?? 0;
    }

    public void Clear()
    {
        foreach (var step in _steps.OfType<PutStep>())
            step.File.Dispose();
        _steps.Clear();
        _writes = 0;
        _bytes = 0;
    }

    public void Dispose() => Clear();
}
