using System.Linq.Expressions;

namespace Kontextual.Persistence.Artifacts;

/// <summary>How revisions are joined with the change records that created them.</summary>
/// <remarks>It is used in a left join, so that a revision whose change record is missing is still returned. Its change record is then null.</remarks>
internal static class RevisionJoin
{
    /// <summary>The key of a revision.</summary>
    public static Expression<Func<Revision, long>> Start { get; } = revision => revision.FromSequence;

    /// <summary>The key of a change record.</summary>
    public static Expression<Func<ChangeRecord, long>> Sequence { get; } = record => record.Sequence;

    /// <summary>The result of the join.</summary>
    public static Expression<Func<Revision, ChangeRecord?, RevisionEntry>> Entry { get; } =
        (revision, record) => new RevisionEntry { Revision = revision, Change = record! };
}
