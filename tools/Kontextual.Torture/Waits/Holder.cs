namespace Kontextual.Torture;

/// <summary>Another process that holds the store's lock whenever it is told to.</summary>
internal sealed class Holder(string role, string store) : IAsyncDisposable
{
    private readonly ChildProcess _child = ChildProcess.Start(role, store);

    /// <summary>Returns when it holds the lock.</summary>
    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        await _child.SayAsync(HoldRole.Hold);
        await ExpectAsync(HoldRole.Holding, cancellationToken);
    }

    /// <summary>Returns when the lock is free.</summary>
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
            throw new InvalidOperationException($"The holder said '{line}', not '{expected}'.");
    }
}
