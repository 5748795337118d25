namespace Kontextual.Persistence.Verification.Checks;

/// <summary>The change records of one entity, read in order: checks their versions, and that payloads are erased exactly when the entity was purged.</summary>
internal sealed class EntityHistory(VerifyRun run)
{
    private ChangeRecord? _blank;
    private ChangeRecord? _kept;

    public ChangeRecord? First { get; private set; }

    /// <summary>The last record that is no purge.</summary>
    public ChangeRecord? Last { get; private set; }

    /// <summary>The last record of a deletion.</summary>
    public ChangeRecord? Deletion { get; private set; }

    /// <summary>The record of the purge; null when there is none.</summary>
    public ChangeRecord? Purge { get; private set; }

    public void Add(ChangeRecord record)
    {
        CheckOrder(record);
        CheckPayload(record);
        First ??= record;
        if (record.Kind == ChangeKind.Purged)
            Purge = record;
        else
            Last = record;
        if (record.Kind == ChangeKind.Deleted)
            Deletion = record;
    }

    /// <summary>Ends the history, after its last record.</summary>
    public void End()
    {
        if (_blank is { } blank)
        {
            run.Add(
                FindingKind.BlankWithoutPurge,
                RecordPlace.Of(blank.Sequence, "salt"),
                $"its payload is erased, although no later record says that the {Kind(blank)} {blank.EntityId} was purged");
        }

        if (Purge is { } purge && _kept is { } kept)
        {
            run.Add(
                FindingKind.PurgeIncomplete,
                RecordPlace.Of(kept.Sequence),
                $"its payload remained, although the {Kind(kept)} {kept.EntityId} was purged at sequence {purge.Sequence}");
        }
    }

    private void CheckOrder(ChangeRecord record)
    {
        if (Purge is { } purge)
        {
            run.Add(
                FindingKind.HistoryGap,
                RecordPlace.Of(record.Sequence, "entity_id"),
                $"it changes the {Kind(record)} {record.EntityId}, which was purged at sequence {purge.Sequence}");
        }

        var wanted = (Last?.EntityVersion ?? 0) + (record.Kind == ChangeKind.Purged ? 0 : 1);
        if (record.EntityVersion != wanted)
        {
            run.Add(
                FindingKind.HistoryGap,
                RecordPlace.Of(record.Sequence, "entity_version"),
                $"it is version {record.EntityVersion} of the {Kind(record)} {record.EntityId}, but the version that follows is {wanted}: a record is missing or was changed");
        }

        if ((record.Kind == ChangeKind.Created) != (First is null))
        {
            run.Add(
                FindingKind.HistoryGap,
                RecordPlace.Of(record.Sequence, "kind"),
                $"it is {record.Kind}, but {(First is null ? "the first record" : "a later record")} of the {Kind(record)} {record.EntityId} {(First is null ? "is Created" : "is not")}");
        }
    }

    private void CheckPayload(ChangeRecord record)
    {
        if (record.Kind == ChangeKind.Purged)
        {
            // The purge has erased the records before it.
            _blank = record.Salt is null ? record : null;
            return;
        }

        if (record.Salt is not null)
        {
            _kept ??= record;
            return;
        }

        _blank = record;
        var left = record switch
        {
            { Reason: not null } => "reason",
            { TraceId: not null } => "trace_id",
            { State: not null } => "state",
            _ => null,
        };
        if (left is not null)
            run.Add(FindingKind.PurgeIncomplete, RecordPlace.Of(record.Sequence, left), "it has a value, although the salt is erased, which happens together");
    }

    private static string Kind(ChangeRecord record) => record.EntityKind.ToString();
}
