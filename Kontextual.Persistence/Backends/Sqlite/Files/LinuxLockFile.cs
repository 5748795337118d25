using System.Diagnostics;

namespace Kontextual.Persistence.Backends.Sqlite.Files;

/// <summary>A lock in turn: whoever frees it and wants it again at once queues behind those that wait.</summary>
/// <remarks>
/// Each byte of the file is a place in a queue, and a lock on it keeps the place. Whoever has the first one holds the lock. Whoever waits
/// takes the place behind the last one taken and moves up when the one before it is free. Nobody waits in the kernel, since such a wait cannot be ended
/// from outside, and would keep its thread after it was given up. The locks belong to the open file, not to the process (open file
/// description locks), so two stores opened in one process exclude each other as well, and the system frees all places of a process that dies.
/// </remarks>
internal sealed class LinuxLockFile(string path) : LockFile
{
    // The first byte was a turnstile in earlier versions.
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

        // All places at once, which is only possible when nobody holds or waits.
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

    /// <summary>Takes the place behind the last one that is taken, and moves up.</summary>
    /// <returns>True when the lock is held.</returns>
    private bool Join()
    {
        // While another takes all places at once there is no end. When somebody else was quicker, the end is one further.
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

    // The one in front is to notice a free lock at once. Turns are short, so a wait that is already long need not look as often.
    private TimeSpan Pause() => Stopwatch.GetElapsedTime(_waitingSince) switch
    {
        var waited when _place != Held + 1 || waited > LateAfter => LongPause,
        var waited when waited > SoonAfter => MediumPause,
        _ => ShortPause,
    };
}
