namespace Kontextual.Torture;

/// <summary>Another process that holds the store's lock from now until it is told to let go.</summary>
internal sealed class Holder : IAsyncDisposable
{
    private readonly ChildProcess _child;

    private Holder(ChildProcess child) => _child = child;

    /// <param name="role">A role of <see cref="HoldRole"/>.</param>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<Holder> HoldAsync(string role, string store, CancellationToken cancellationToken)
    {
        var child = ChildProcess.Start(role, store);
        var line = await child.ExpectLineAsync(Limits.Start, cancellationToken);
        return line == HoldRole.Holding ? new Holder(child) : throw new InvalidOperationException($"The holder said '{line}'.");
    }

    public Task LetGoAsync() => _child.SayAsync("let go");

    public ValueTask DisposeAsync() => _child.DisposeAsync();
}
