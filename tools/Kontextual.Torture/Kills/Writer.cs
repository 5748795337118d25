namespace Kontextual.Torture;

/// <summary>A place for a writing process: when it is killed the next one takes it.</summary>
internal sealed class Writer(string store, string folder, int number, KillSettings settings) : IAsyncDisposable
{
    private readonly List<Ack> _new = [];
    private ChildProcess? _process;
    private AckReader? _acks;
    private int _generation;

    /// <summary>Transactions that the present process has acknowledged.</summary>
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

    /// <summary>Reads what it said since the last time.</summary>
    public void Listen()
    {
        foreach (var line in _acks?.ReadNew() ?? [])
        {
            _new.Add(Ack.Parse(line));
            Acknowledged++;
        }
    }

    /// <summary>The acknowledgements that nobody has taken yet.</summary>
    public IReadOnlyList<Ack> TakeNew()
    {
        Listen();
        Ack[] taken = [.. _new];
        _new.Clear();
        return taken;
    }

    public bool HasEnded => _process!.HasExited;

    /// <summary>Kills the process and starts no other.</summary>
    /// <returns>How it had ended when it was not killed but ended by itself before; else null.</returns>
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
