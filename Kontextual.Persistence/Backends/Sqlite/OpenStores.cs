namespace Kontextual.Persistence.Backends.Sqlite;

/// <summary>Which store files this process has connections to.</summary>
/// <remarks>
/// Opening and closing such a file by any other means than SQLite cancels SQLite's locks on it (a property of POSIX locks), so
/// whoever wants to look into a file must know that no connection to it is open.
/// </remarks>
internal static class OpenStores
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, int> Counts = new(StringComparer.Ordinal);

    /// <summary>Counts the file as open until the result is disposed of.</summary>
    public static IDisposable Enter(string realPath)
    {
        lock (Gate)
            Counts[realPath] = Counts.GetValueOrDefault(realPath) + 1;
        return new Entry(realPath);
    }

    /// <summary>Runs a look into the file, unless this process has it open; then the result is null.</summary>
    public static T? LookUnlessOpen<T>(string realPath, Func<T> look)
        where T : class
    {
        lock (Gate)
            return Counts.ContainsKey(realPath) ? null : look();
    }

    private sealed class Entry(string realPath) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            lock (Gate)
            {
                if (_left)
                    return;
                _left = true;
                if (--Counts[realPath] == 0)
                    Counts.Remove(realPath);
            }
        }
    }
}
