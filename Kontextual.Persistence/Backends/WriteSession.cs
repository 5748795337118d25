namespace Kontextual.Persistence.Backends;

/// <summary>The context and the row writer of the writing connection, used by one transaction after the other.</summary>
/// <param name="context">Reads, including the transaction's own writes.</param>
/// <param name="rows">Writes rows.</param>
internal sealed class WriteSession(KontextualDbContext context, IRowWriter rows)
{
    public KontextualDbContext Context => context;

    public IRowWriter Rows => rows;

    /// <summary>The first error of the provider in the present transaction, even if the caller's work caught it; null when there was none.</summary>
    public KnowledgeException? Failure { get; private set; }

    /// <summary>Reports an error of the provider.</summary>
    public void Report(KnowledgeException failure) => Failure ??= failure;

    /// <summary>Prepares for the next transaction.</summary>
    public void Reset()
    {
        Failure = null;
        rows.Clear();
    }
}
