namespace Kontextual.Torture;

/// <summary>What a writing child is told.</summary>
internal sealed record WriteRoleArguments
{
    public required string Store { get; init; }

    /// <summary>The file to say in what was acknowledged.</summary>
    public required string Acks { get; init; }

    /// <summary>What its marks begin with; no other child's do.</summary>
    public required string Name { get; init; }

    public required int Seed { get; init; }

    /// <summary>How many writes are under way at once.</summary>
    public required int Callers { get; init; }

    /// <summary>How many transactions each caller writes.</summary>
    public int Transactions { get; init; } = int.MaxValue;

    /// <summary>How often it opens the store, writes those transactions, and closes it.</summary>
    public int Openings { get; init; } = 1;

    /// <summary>How many more a caller tries after a write that failed.</summary>
    public int TriesAfterFailure { get; init; }

    /// <summary>How many milliseconds a caller rests between two transactions, at most; half as many on average.</summary>
    public int Pause { get; init; }

    /// <summary>Whether it waits until the store is closed before it opens it again.</summary>
    public bool AwaitsClose { get; init; } = true;

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
    };

    public IEnumerable<object> ToArguments() =>
        [WriteRole.Name, Store, Acks, Name, Seed, Callers, Transactions, TriesAfterFailure, Openings, Pause, AwaitsClose];
}
