using System.Diagnostics;

namespace Kontextual.Benchmarks.Verifying;

/// <summary>Measures how long each stage of a verification takes, from its progress.</summary>
internal sealed class StageTimes : IProgress<VerifyProgress>
{
    private readonly List<(VerifyStage Stage, long Began)> _stages = [];

    public void Report(VerifyProgress value)
    {
        if (_stages.Count == 0 || _stages[^1].Stage != value.Stage)
            _stages.Add((value.Stage, Stopwatch.GetTimestamp()));
    }

    /// <summary>Returns the times, after the verification.</summary>
    public IEnumerable<(VerifyStage Stage, double Seconds)> End()
    {
        var ends = _stages.Skip(1).Select(next => next.Began).Append(Stopwatch.GetTimestamp()).ToList();
        return _stages.Select((stage, i) => (stage.Stage, Stopwatch.GetElapsedTime(stage.Began, ends[i]).TotalSeconds));
    }
}
