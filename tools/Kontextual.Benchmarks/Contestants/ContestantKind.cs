namespace Kontextual.Benchmarks.Contestants;

/// <summary>Who does the work that is measured.</summary>
internal enum ContestantKind
{
    /// <summary>Hand-written SQLite: the limit.</summary>
    Raw,

    /// <summary>EF Core as a good user writes it first.</summary>
    PlainEf,

    /// <summary>The library, through its public contract.</summary>
    Kontextual,
}
