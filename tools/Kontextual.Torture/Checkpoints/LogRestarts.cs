using System.Buffers.Binary;

namespace Kontextual.Torture;

/// <summary>How often a write-ahead log began anew, by its header: without that, nothing was checkpointed.</summary>
/// <remarks>The log holds no lock of SQLite's; those are on the store and its <c>-shm</c>, which are never read like this.</remarks>
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
