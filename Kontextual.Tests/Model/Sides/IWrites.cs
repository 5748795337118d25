using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>One transaction of one side. A verb says what the model does, and what a store is asked to do.</summary>
internal interface IWrites : IReads
{
    /// <summary>Does a verb.</summary>
    /// <param name="plain">What the model does.</param>
    /// <param name="store">What a store is asked to do.</param>
    Task<Done<TRow>> DoAsync<TRow>(Func<PlainTransaction, Done<TRow>> plain, Func<IKnowledgeTransaction, Task<Done<TRow>>> store)
        where TRow : class, IEntityRow<TRow>;
}
