namespace Kontextual.Torture;

/// <summary>Runs a process that writes. A killed process is replaced by a new one.</summary>
internal sealed class Writer(string store, string folder, int number, KillSettings settings) : IAsyncDisposable
{
    private readonly List<Ack> _new = [];
    private ChildProcess? _process;
    private AckReader? _acks;
    private int _generation;

    /// <summary>The number of transactions that the current process has acknowledged.</summary>
    public int Acknowledged { get; private set; }

    public void Start()
    {
        _generation++;
        Acknowledged = 0;
        var name = Phrase.Of($"w{number}.{_generation}");
        var acks = Path.Combine(folder, name + ".acks");
        _acks = new AckReader(acks);
        _process = ChildProcess.Start(new WriteRoleArguments
        {
            Store = store,
            Acks = acks,
            Name = name,
            Seed = (settings.Seed * 7919) + (number * 104_729) + _generation,
            Callers = settings.Callers,
            Pause = settings.Pause,
        }.ToArguments());
    }

    /// <summary>Reads the new lines of the output of the process.</summary>
    public void Listen()
    {
        foreach (var line in _acks?.ReadNew() ?? [])
        {
            _new.Add(Ack.Parse(line));
            Acknowledged++;
        }
    }

    /// <summary>Returns the acknowledgements that have not been returned before.</summary>
    public IReadOnlyList<Ack> TakeNew()
    {
        Listen();
        Ack[] taken = [.. _new];
        _new.Clear();
        return taken;
    }

    public bool HasEnded => _process!.HasExited;

    /// <summary>Kills the process without starting another one.</summary>
    /// <returns>The result of the process when it had already ended by itself; otherwise null.</returns>
    public async Task<ChildEnd?> KillAsync(CancellationToken cancellationToken)
    {
        _process!.Kill();
        var end = await _process.EndAsync(cancellationToken);
        Listen();
        _acks!.Dispose();
        _acks = null;
        await _process.DisposeAsync();
        return end.WasKilled ? null : end;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _acks?.Dispose();
    }
}
