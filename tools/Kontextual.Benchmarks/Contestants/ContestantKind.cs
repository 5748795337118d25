namespace Kontextual.Benchmarks.Contestants;

/// <summary>The contestants whose work is measured.</summary>
internal enum ContestantKind
{
    /// <summary>Hand-written SQLite, which is the limit.</summary>
    Raw,

    /// <summary>EF Core as an experienced user writes it at first.</summary>
    PlainEf,

    /// <summary>Hand-written SQLite on the leanest schema that gives the same answers.</summary>
    Floor,

    /// <summary>Only inserts, on the schema of Floor. It takes part in one workload, to show what Floor does besides.</summary>
    BareInserts,

    /// <summary>The library with its public contract.</summary>
    Kontextual,
}
