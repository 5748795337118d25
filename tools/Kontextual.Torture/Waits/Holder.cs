namespace Kontextual.Torture;

/// <summary>Another process that locks the store on request.</summary>
internal sealed class Holder(string role, string store) : IAsyncDisposable
{
    private readonly ChildProcess _child = ChildProcess.Start(role, store);

    /// <summary>Requests the lock. The task completes when the process has the lock.</summary>
    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        await _child.SayAsync(HoldRole.Hold);
        await ExpectAsync(HoldRole.Holding, cancellationToken);
    }

    /// <summary>Releases the lock. The task completes when the lock is free.</summary>
    public async Task LetGoAsync(CancellationToken cancellationToken)
    {
        await _child.SayAsync(HoldRole.LetGo);
        await ExpectAsync(HoldRole.Free, cancellationToken);
    }

    public ValueTask DisposeAsync() => _child.DisposeAsync();

    private async Task ExpectAsync(string expected, CancellationToken cancellationToken)
    {
        var line = await _child.ExpectLineAsync(Limits.Start, cancellationToken);
        if (line != expected)
            throw new InvalidOperationException($"The holder printed '{line}' instead of '{expected}'.");
    }
}
