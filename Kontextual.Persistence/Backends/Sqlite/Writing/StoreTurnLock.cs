using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Persistence.Backends.Writing;

namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Uses the lock file next to a store as the lock of the writing room.</summary>
internal sealed class StoreTurnLock(string location, LockFile file) : ITurnLock
{
    public bool TryAcquire()
    {
        try
        {
            return file.TryAcquire();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreLock.CannotLock(location, e);
        }
    }

    public bool TryAcquire(TimeSpan longest)
    {
        try
        {
            return file.TryAcquire(longest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreLock.CannotLock(location, e);
        }
    }

    public void Release() => file.Release();

    public void Dispose() => file.Dispose();
}
