namespace Kontextual.Domain;

/// <summary>A store as it stood at a moment of its past, read by the ordinary readers.</summary>
/// <remarks>
/// <para>
/// The first read finds the sequence that the moment stands for, and the view keeps it: whatever is written meanwhile, all reads are of
/// one state. A sequence inside a transaction stands for the end of the transaction before it.
/// </para>
/// <para>
/// Names, versions, times and deletion are those of the moment. Revisions and change records that were written later are not there. What
/// was purged since is blank: it is found by its id, left out of listings without <c>IncludePurged</c>, and its content is erased. A traversal still follows it, because otherwise nothing
/// would lead to what lies behind it.
/// Every filter and every order of a listing can be used. By name a page costs what it costs in the present; other orders sort what
/// there was at the moment.
/// </para>
/// <para>
/// The view of a repository can be shared between threads and is good until the repository is disposed of. The view of a
/// <see cref="IKnowledgeView"/> or of a transaction ends with that.
/// </para>
/// </remarks>
public interface IPastView
{
    /// <summary>The moment that was asked for.</summary>
    AsOf Moment { get; }

    /// <summary>Reads collections.</summary>
    ICollectionReader Collections { get; }

    /// <summary>Reads artifacts, their revisions and contents.</summary>
    IArtifactReader Artifacts { get; }

    /// <summary>Reads relationships.</summary>
    IRelationshipReader Relationships { get; }

    /// <summary>Reads the change records up to the moment.</summary>
    IChangeLog Changes { get; }

    /// <summary>The sequence that the view stands at: that of the last change it shows; 0 when it is before the first change. The same at every call.</summary>
    Task<long> SequenceAsync(CancellationToken cancellationToken = default);
}
