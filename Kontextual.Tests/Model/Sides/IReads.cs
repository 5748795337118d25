namespace Kontextual.Tests.Model;

/// <summary>What can be read of one side. A read says how the model answers it, and how a store does. Errors are the product's exceptions.</summary>
internal interface IReads
{
    /// <summary>Answers a read.</summary>
    /// <param name="plain">The answer of the model.</param>
    /// <param name="store">The answer of a store.</param>
    Task<T> AskAsync<T>(Func<PlainReads, T> plain, Func<StoreReads, Task<T>> store);
}
