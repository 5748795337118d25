using System.Diagnostics;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>
/// A lock that opens a file exclusively and tries this every few milliseconds. It is for systems without open file description locks.
/// </summary>
internal sealed class PolledLockFile(string path) : LockFile
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly Lock _gate = new();
    private FileStream? _held;
    private bool _disposed;

    public override bool TryAcquire()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                _held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
                return true;
            }
            catch (IOException e) when (IsHeldByAnother(e))
            {
                return false;
            }
        }
    }

    public override void Release()
    {
        lock (_gate)
        {
            _held?.Dispose();
            _held = null;
        }
    }

    public override void Dispose()
    {
        lock (_gate)
            _disposed = true;
        Release();
    }

    public override bool TryAcquire(TimeSpan longest)
    {
        for (var since = Stopwatch.GetTimestamp(); !TryAcquire(); Thread.Sleep(Pause))
        {
            if (Stopwatch.GetElapsedTime(since) >= longest)
                return false;
        }

        return true;
    }

    // EWOULDBLOCK on macOS and the BSDs, a sharing violation on Windows.
    private static bool IsHeldByAnother(IOException e) => e.HResult is 35 or unchecked((int)0x80070020);
}
