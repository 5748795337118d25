namespace Kontextual.Persistence.Backends;

/// <summary>What an engine lends to one transaction after the other.</summary>
/// <param name="context">Reads, the transaction's own writes included.</param>
/// <param name="rows">Writes.</param>
internal sealed class WriteSession(KontextualDbContext context, IRowWriter rows)
{
    public KontextualDbContext Context => context;

    public IRowWriter Rows => rows;

    /// <summary>The provider's error in the present transaction, whatever the caller's work made of it; null when there was none.</summary>
    public KnowledgeException? Failure { get; private set; }

    /// <summary>Says that the provider failed.</summary>
    public void Report(KnowledgeException failure) => Failure ??= failure;

    /// <summary>Makes ready for the next transaction.</summary>
    public void Reset()
    {
        Failure = null;
        rows.Clear();
    }
}
