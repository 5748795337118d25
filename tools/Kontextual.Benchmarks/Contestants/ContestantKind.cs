namespace Kontextual.Benchmarks.Contestants;

/// <summary>The contestants whose work is measured.</summary>
internal enum ContestantKind
{
    /// <summary>Hand-written SQLite, which is the limit.</summary>
    Raw,

    /// <summary>EF Core as an experienced user writes it at first.</summary>
    PlainEf,

    /// <summary>The library with its public contract.</summary>
    Kontextual,
}
