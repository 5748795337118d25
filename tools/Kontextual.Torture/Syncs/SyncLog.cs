namespace Kontextual.Torture;

/// <summary>What strace saw of the log file and the acknowledgements, put in order.</summary>
internal sealed class SyncLog
{
    private readonly Dictionary<string, int> _writtenBefore = [];
    private readonly List<int> _groups = [];
    private readonly List<string> _early = [];
    private int _syncs;
    private int _fresh;

    /// <summary>How many transactions' rows each synchronisation of the log was the first to hold, where there were any.</summary>
    public IReadOnlyList<int> Groups => _groups;

    /// <summary>Synchronisations without new rows: of the log's header, and before a checkpoint.</summary>
    public int Others => _syncs - _groups.Count;

    /// <summary>Those acknowledged before a synchronisation that holds their rows had ended.</summary>
    public IReadOnlyList<string> Early => _early;

    /// <summary>Those acknowledged whose rows were never seen.</summary>
    public IReadOnlyList<string> Unseen { get; private set; } = [];

    public static SyncLog Read(string log, string wal, string acks, IReadOnlyCollection<string> marks)
    {
        var result = new SyncLog();
        var waiting = marks.ToDictionary(mark => $"{mark} rows=", mark => mark);
        HashSet<string> unfinished = [];
        foreach (var line in File.ReadLines(log))
        {
            var thread = line.Split(' ', 2)[0];
            if (line.Contains("sync resumed", StringComparison.Ordinal) && unfinished.Remove(thread))
                result.EndSync();
            else if (line.Contains(wal + ">", StringComparison.Ordinal))
                result.SeeLog(line, thread, waiting, unfinished);
            else if (line.Contains(acks + ">", StringComparison.Ordinal) && !line.Contains("resumed", StringComparison.Ordinal))
                result.SeeAcknowledged(line);
        }

        result.Unseen = [.. waiting.Values];
        return result;
    }

    private void SeeLog(string line, string thread, Dictionary<string, string> waiting, HashSet<string> unfinished)
    {
        if (!line.Contains("sync(", StringComparison.Ordinal))
            SeeRows(line, waiting);
        else if (line.Contains("<unfinished", StringComparison.Ordinal))
            unfinished.Add(thread);
        else
            EndSync();
    }

    // A page that is written again later holds the old rows too; the first time is what counts.
    private void SeeRows(string line, Dictionary<string, string> waiting)
    {
        foreach (var (text, mark) in waiting.Where(pair => line.Contains(pair.Key, StringComparison.Ordinal)).ToList())
        {
            waiting.Remove(text);
            _writtenBefore[mark] = _syncs;
            _fresh++;
        }
    }

    private void EndSync()
    {
        _syncs++;
        if (_fresh > 0)
            _groups.Add(_fresh);
        _fresh = 0;
    }

    private void SeeAcknowledged(string line)
    {
        var mark = line[(line.IndexOf('"', StringComparison.Ordinal) + 1)..].Split("\\t", 2)[0];
        if (_writtenBefore.TryGetValue(mark, out var before) && _syncs > before)
            return;
        _early.Add(mark);
    }
}
