namespace Kontextual.Domain;

/// <summary>A view of a store at a moment of its past. It has the same readers as the present.</summary>
/// <remarks>
/// <para>
/// The first read determines the sequence that the moment selects, and the view keeps it. All reads return the same state, even when other
/// writers commit. A sequence inside a transaction selects the end of the transaction before it.
/// </para>
/// <para>
/// Names, versions, times and deletions are those of the moment. Revisions and change records that were written later are not visible. Entities
/// that were purged later are blank: they can be found by their id, they are not listed without <c>IncludePurged</c>, and their content is
/// erased. A traversal still follows blank relationships, because otherwise the artifacts behind them could not be reached. All filters and
/// orders of a listing can be used. A page that is ordered by name costs the same as in the present. Other orders sort all entities that
/// existed at the moment.
/// </para>
/// <para>
/// A view that a repository returned can be used by several threads, until the repository is disposed. A view that an
/// <see cref="IKnowledgeView"/> or an <see cref="IKnowledgeTransaction"/> returned ends with it.
/// </para>
/// </remarks>
public interface IPastView : IKnowledgeReaders
{
    /// <summary>The moment of the view.</summary>
    AsOf Moment { get; }

    /// <summary>
    /// Gets the sequence of the last change that the view shows, or 0 before the first change. Every call returns the same sequence.
    /// </summary>
    Task<long> SequenceAsync(CancellationToken cancellationToken = default);
}
