namespace Kontextual.Tests.Model;

/// <summary>One of those whose answers must be equal: a store of a backend, or the model.</summary>
internal interface ISide : IAsyncDisposable
{
    /// <summary>Its name in reports.</summary>
    string Name { get; }

    /// <summary>Reads what is committed.</summary>
    IReads Reads { get; }

    /// <summary>Moves its clock.</summary>
    void Advance(TimeSpan by);

    /// <summary>Runs work as one transaction.</summary>
    Task<Ended> WriteAsync(Stamp stamp, Func<IWrites, Task> work);

    /// <summary>Runs reads in one unchanging state.</summary>
    Task ReadAsync(Func<IReads, Task> reads);

    /// <summary>Does what must change nothing: compacts, or closes and opens again.</summary>
    Task TendAsync(bool reopen);

    /// <summary>What this side says and the model cannot: hashes. Null of the model.</summary>
    Task<string?> SealAsync();
}
