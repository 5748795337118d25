namespace Kontextual.Tests.Cli;

/// <summary>A clock that cancels when it is asked for the time for the given number of times.</summary>
internal sealed class CancelAtTime(CancellationTokenSource source, int asked) : TimeProvider
{
    private int _left = asked;

    public override DateTimeOffset GetUtcNow()
    {
        if (--_left == 0)
            source.Cancel();
        return base.GetUtcNow();
    }
}
