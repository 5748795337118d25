namespace Kontextual.Domain;

/// <summary>Which files this process keeps a store in, and must not open by any other means.</summary>
/// <remarks>
/// Opening and closing a file that SQLite has open cancels SQLite's locks on it (a property of POSIX locks), and then another process
/// may take away its log with writes that were acknowledged. So content is never read from such a file, and nobody looks into one.
/// </remarks>
internal static class ProtectedFiles
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, int> Counts = new(StringComparer.Ordinal);
    private static readonly string[] Endings = ["", "-wal", "-shm", "-journal", ".lock"];

    /// <summary>Protects a store's file and those beside it until the result is disposed of.</summary>
    /// <param name="realPath">The file, links followed.</param>
    public static IDisposable Protect(string realPath)
    {
        lock (Gate)
            Counts[realPath] = Counts.GetValueOrDefault(realPath) + 1;
        return new Protection(realPath);
    }

    /// <summary>Runs a look into a store's file, unless this process has it open; then the result is null.</summary>
    public static T? LookUnlessOpen<T>(string realPath, Func<T> look)
        where T : class
    {
        lock (Gate)
            return Counts.ContainsKey(realPath) ? null : look();
    }

    /// <exception cref="IOException">The path is a file of a store that this process has open.</exception>
    public static void Refuse(string path)
    {
        lock (Gate)
        {
            if (Counts.Count == 0)
                return;
            var real = RealPath.Of(path);
            if (!Endings.Any(ending => real.EndsWith(ending, StringComparison.Ordinal) && Counts.ContainsKey(real[..^ending.Length])))
                return;
        }

        throw new IOException(
            $"'{path}' belongs to a store that this process has open, so it cannot be read as content. Copy it with the backup command first.");
    }

    private sealed class Protection(string realPath) : IDisposable
    {
        private bool _ended;

        public void Dispose()
        {
            lock (Gate)
            {
                if (_ended)
                    return;
                _ended = true;
                if (--Counts[realPath] == 0)
                    Counts.Remove(realPath);
            }
        }
    }
}
