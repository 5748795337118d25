using System.Buffers.Binary;

namespace Kontextual.Torture;

/// <summary>Counts the restarts of a write-ahead log by its header. Without restarts, nothing was checkpointed.</summary>
/// <remarks>SQLite has no locks on the log. Its locks are on the store and on the <c>-shm</c> file, which are never read in this way.</remarks>
internal sealed class LogRestarts(string store)
{
    private uint _last;

    public long Count { get; private set; }

    public void Look()
    {
        var header = new byte[16];
        try
        {
            using var log = new FileStream(store + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (log.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
                return;
        }
        catch (FileNotFoundException)
        {
            return;
        }

        var number = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(12));
        Count += number >= _last ? number - _last : number;
        _last = number;
    }
}
