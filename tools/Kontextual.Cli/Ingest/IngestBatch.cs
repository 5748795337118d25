namespace Kontextual.Cli;

/// <summary>The steps of one transaction: enough to share its cost, few enough to hold neither memory nor other writers.</summary>
internal sealed class IngestBatch : IDisposable
{
    /// <summary>Files over this size are not held in memory and get a transaction of their own.</summary>
    public const long LargeFile = 1 << 20;

    private const int MostSteps = 128;
    private const long MostBytes = 8 << 20;

    private readonly List<IngestStep> _steps = [];
    private long _bytes;

    public IReadOnlyList<IngestStep> Steps => _steps;

    public bool IsFull => _steps.Count >= MostSteps || _bytes >= MostBytes;

    public void Add(IngestStep step)
    {
        _steps.Add(step);
        _bytes += (step as PutStep)?.File.Content.Size ?? 0;
    }

    public void Clear()
    {
        foreach (var step in _steps.OfType<PutStep>())
            step.File.Dispose();
        _steps.Clear();
        _bytes = 0;
    }

    public void Dispose() => Clear();
}
