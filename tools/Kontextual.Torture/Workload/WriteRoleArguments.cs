namespace Kontextual.Torture;

/// <summary>The arguments of a writing child process.</summary>
internal sealed record WriteRoleArguments
{
    public required string Store { get; init; }

    /// <summary>The file for the acknowledgements.</summary>
    public required string Acks { get; init; }

    /// <summary>The prefix of its marks, which is unique among the child processes.</summary>
    public required string Name { get; init; }

    public required int Seed { get; init; }

    /// <summary>The number of concurrent writes.</summary>
    public required int Callers { get; init; }

    /// <summary>The number of transactions of each caller.</summary>
    public int Transactions { get; init; } = int.MaxValue;

    /// <summary>The number of times that it opens the store, writes these transactions, and closes the store.</summary>
    public int Openings { get; init; } = 1;

    /// <summary>The number of transactions that a caller tries after a failed write.</summary>
    public int TriesAfterFailure { get; init; }

    /// <summary>The maximum pause of a caller between two transactions, in milliseconds. The average pause is half as long.</summary>
    public int Pause { get; init; }

    /// <summary>True to wait until the store is closed before it is opened again.</summary>
    public bool AwaitsClose { get; init; } = true;

    /// <summary>The file for the times of the writes, see <see cref="WriteTime"/>; empty for none.</summary>
    public string Times { get; init; } = "";

    public static WriteRoleArguments Parse(string[] arguments) => new()
    {
        Store = arguments[0],
        Acks = arguments[1],
        Name = arguments[2],
        Seed = ChildProgram.Number(arguments[3]),
        Callers = ChildProgram.Number(arguments[4]),
        Transactions = ChildProgram.Number(arguments[5]),
        TriesAfterFailure = ChildProgram.Number(arguments[6]),
        Openings = ChildProgram.Number(arguments[7]),
        Pause = ChildProgram.Number(arguments[8]),
        AwaitsClose = bool.Parse(arguments[9]),
        Times = arguments[10],
    };

    public IEnumerable<object> ToArguments() =>
        [WriteRole.Name, Store, Acks, Name, Seed, Callers, Transactions, TriesAfterFailure, Openings, Pause, AwaitsClose, Times];
}
