namespace Kontextual.Torture;

/// <summary>Parses the calls on the log file and the acknowledgements that strace recorded, in order.</summary>
internal sealed class SyncLog
{
    private readonly Dictionary<string, int> _writtenBefore = [];
    private readonly List<int> _groups = [];
    private readonly List<string> _early = [];
    private int _syncs;
    private int _fresh;

    /// <summary>
    /// The number of transactions whose rows each synchronisation of the log contained first. Synchronisations without new rows are not
    /// listed.
    /// </summary>
    public IReadOnlyList<int> Groups => _groups;

    /// <summary>The number of synchronisations without new rows: those of the header of the log, and those before a checkpoint.</summary>
    public int Others => _syncs - _groups.Count;

    /// <summary>The marks that were acknowledged before a synchronisation that contains their rows had ended.</summary>
    public IReadOnlyList<string> Early => _early;

    /// <summary>The marks that were acknowledged but whose rows were never seen.</summary>
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

    // A page that is written again also contains the old rows. Only the first write counts.
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
