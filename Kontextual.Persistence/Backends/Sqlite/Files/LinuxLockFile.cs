using System.Diagnostics;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>A fair lock: a holder that releases it and wants it again queues behind those that wait.</summary>
/// <remarks>
/// Each byte of the file is a place in a queue, and a lock on the byte holds the place. The holder of the first place holds the lock. A
/// process that waits takes the place behind the last taken one, and moves up when the place before it is free. No call waits in the
/// kernel, because such a wait cannot be cancelled and would keep its thread. The locks are open file description locks: they belong to
/// the opening of the file and not to the process. Two openings of a store in one process therefore exclude each other as well, and the
/// system releases all places of a process that ends.
/// </remarks>
internal sealed class LinuxLockFile(string path) : LockFile
{
    // Byte 0 is not a place, because earlier versions use it for another purpose.
    private const long Held = 1;
    private const long None = 0;

    private static readonly TimeSpan SoonAfter = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LateAfter = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ShortPause = TimeSpan.FromMicroseconds(50);
    private static readonly TimeSpan MediumPause = TimeSpan.FromMicroseconds(200);
    private static readonly TimeSpan LongPause = TimeSpan.FromMilliseconds(1);

    private readonly LinuxByteLocks _bytes = new(path);
    private long _place;
    private long _waitingSince;

    public override FileIdentity? Identity => _bytes.Identity;

    public override bool TryAcquire()
    {
        if (_place != None)
            return MoveUp();

        // Locks all places together, which succeeds only when nobody holds the lock or waits for it.
        if (!_bytes.TryLock(Held, LinuxByteLocks.ToTheEnd))
            return false;
        _bytes.Unlock(Held + 1, LinuxByteLocks.ToTheEnd);
        _place = Held;
        return true;
    }

    public override bool TryAcquire(TimeSpan longest)
    {
        var since = Stopwatch.GetTimestamp();
        if (_place == None)
            _waitingSince = since;
        while (!(_place == None ? Join() : MoveUp()))
        {
            if (Stopwatch.GetElapsedTime(since) >= longest)
                return false;
            LinuxByteLocks.Sleep(Pause());
        }

        return true;
    }

    public override void Release()
    {
        if (_place != None)
            _bytes.Unlock(_place, 1);
        _place = None;
    }

    public override void Dispose() => _bytes.Dispose();

    /// <summary>Takes the place behind the last taken one, and moves up.</summary>
    /// <returns>True when the lock is held.</returns>
    private bool Join()
    {
        // There is no end while another process locks all places together. If another process takes the place first, the next one is tried.
        for (var end = _bytes.EndFrom(Held); end is { } place; end = _bytes.EndFrom(place))
        {
            if (!_bytes.TryLock(place, 1))
                continue;
            _place = place;
            return MoveUp();
        }

        return false;
    }

    private bool MoveUp()
    {
        while (_place > Held && _bytes.TryLock(_place - 1, 1))
        {
            _bytes.Unlock(_place, 1);
            _place--;
        }

        return _place == Held;
    }

    // The first in the queue should notice a free lock quickly. Turns are short, so a wait that is already long polls less often.
    private TimeSpan Pause() => Stopwatch.GetElapsedTime(_waitingSince) switch
    {
        var waited when _place != Held + 1 || waited > LateAfter => LongPause,
        var waited when waited > SoonAfter => MediumPause,
        _ => ShortPause,
    };
}
