namespace Kontextual.Torture;

/// <summary>Repeatedly runs a process that opens a store, writes to it and closes it. A killed process is replaced by a new one.</summary>
internal sealed class Closer(string store, string folder, int number, CloseSettings settings) : IAsyncDisposable
{
    private const string Syncs = "fsync,fdatasync";
    private const int DelayMicroseconds = 5_000;
    private const int TransactionsAnOpening = 1;
    private const int Callers = 2;

    private ChildProcess? _process;
    private int _generation;
    private string _acks = string.Empty;

    /// <summary>True when the current process has written. Its start takes seconds on a machine under load.</summary>
    public bool HasWritten => AckReader.ReadAll(_acks).Count > 0;

    public bool AwaitsClose { get; } = number < settings.Awaiting;

    public bool HasExited => _process!.HasExited;

    /// <summary>True when a process is running. False after it was killed or has ended, and no other process was started.</summary>
    public bool IsRunning => _process is not null;

    public void Start()
    {
        var name = Phrase.Of($"{(AwaitsClose ? 'a' : 'n')}{number}.{_generation}");
        _acks = Path.Combine(folder, name + ".acks");
        var arguments = new WriteRoleArguments
        {
            Store = store,
            Acks = _acks,
            Name = name,
            Seed = (settings.Seed * 7919) + (number * 104_729) + _generation,
            Callers = Callers,
            Transactions = TransactionsAnOpening,
            Openings = int.MaxValue,
            AwaitsClose = AwaitsClose,
        };
        IReadOnlyList<string> under = settings.Delays && (_generation + number) % 2 == 1
            ? Strace.Command("/dev/null", Syncs, [store, store + "-wal"], Phrase.Of($"{Syncs}:delay_enter={DelayMicroseconds}"))
            : [];
        _process = ChildProcess.StartUnder(under, arguments.ToArguments());
        _generation++;
    }

    /// <summary>Kills the process without starting another one.</summary>
    /// <returns>The result of the process when it had already ended by itself; otherwise null.</returns>
    public async Task<ChildEnd?> KillAsync(CancellationToken cancellationToken)
    {
        _process!.KillTree();
        var end = await _process.EndAsync(cancellationToken);
        await _process.DisposeAsync();
        _process = null;
        return end.WasKilled ? null : end;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
    }
}
