namespace Kontextual.Tests.Harness;

/// <summary>Waits for what must happen: far longer than it can take, so that only a real hang fails.</summary>
public static class Patience
{
    /// <summary>The time after which something hangs.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The task's result, or TimeoutException when it hangs.</summary>
    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit);

    /// <summary>The task's end, or TimeoutException when it hangs.</summary>
    public static Task Soon(this Task task) => task.WaitAsync(Limit);
}
