namespace Kontextual.Persistence.Verification.Checks;

/// <summary>Compares the revisions of one artifact with its change records, and its last revision with the artifact.</summary>
/// <param name="run">The verification.</param>
/// <param name="id">The artifact.</param>
/// <param name="artifact">Its row; null when it is missing.</param>
/// <param name="names">Compares the names of the artifact.</param>
internal sealed class RevisionCheck(VerifyRun run, ArtifactId id, Artifact? artifact, IRangeCheck<ArtifactId, Artifact> names)
{
    private static readonly Func<Revision, ArtifactId, string, DateTimeOffset, Artifact> ArtifactOf = RevisionDescription.ArtifactOf.Compile();

    private readonly EntityTable<Revision> _revisions = new(run.Db);
    private readonly EntityHistory _history = new(run);
    private Revision? _first;
    private Revision? _last;
    private Revision? _unpurged;

    /// <summary>Adds the next revision and the next record. They belong together when they have the same number.</summary>
    /// <returns>Which of them was added. The other one comes again.</returns>
    public (bool Revision, bool Record) Add(Revision? revision, ChangeRecord? record)
    {
        if (record?.Kind == ChangeKind.Purged)
        {
            // All revisions come before the purge.
            if (revision is not null)
                return AddRevision(revision, null);
            _history.Add(record);
            return (false, true);
        }

        if (revision is null || revision.Number > record?.EntityVersion)
        {
            run.Add(
                FindingKind.HistoryGap,
                new("revisions", $"artifact_id {id}, number {record!.EntityVersion}"),
                $"the revision is missing or could not be read, although {RecordPlace.Named(record)} made it");
            _history.Add(record);
            return (false, true);
        }

        return AddRevision(revision, revision.Number == record?.EntityVersion ? record : null);
    }

    public void End()
    {
        _history.End();
        if (_last is { ToSequence: { } to } last)
            run.Add(FindingKind.HistoryGap, _revisions.PlaceOf(last, nameof(Revision.ToSequence)), $"it is {to}, although no later revision exists");
        if (_history.Purge is { } purge && _unpurged is { } unpurged)
        {
            run.Add(
                FindingKind.PurgeIncomplete,
                _revisions.PlaceOf(unpurged, nameof(Revision.IsPurged)),
                $"it is not marked as purged, although {RecordPlace.Named(purge)} says that the artifact was purged");
        }

        CompareHead();
    }

    private (bool Revision, bool Record) AddRevision(Revision revision, ChangeRecord? record)
    {
        if (record is null)
            run.Add(FindingKind.UnrecordedRow, _revisions.PlaceOf(revision), "no change record with its number made the revision, or the record could not be read");
        else
            AddRecord(revision, record);
        if (revision.Number != (_last?.Number ?? 0) + 1)
            run.Add(FindingKind.HistoryGap, new(_revisions.Name, $"artifact_id {id}, number {(_last?.Number ?? 0) + 1}"), $"the revision is missing or could not be read, although revision {revision.Number} exists");
        else if (_last is { } before && before.ToSequence != revision.FromSequence)
            run.Add(FindingKind.HistoryGap, _revisions.PlaceOf(before, nameof(Revision.ToSequence)), $"it is {Text(before.ToSequence)}, but the next revision begins at {revision.FromSequence}");
        _first ??= revision;
        names.Add(ArtifactOf(revision, id, revision.Name, _first.CreatedAt), revision.FromSequence, revision.IsPurged);
        if (revision.IsPurged)
            _revisions.Compare(run, FindingKind.PurgeIncomplete, RevisionDescription.Blank(revision), revision, "the purge");
        else
            _unpurged ??= revision;
        _last = revision;
        return (true, record is not null);
    }

    private void AddRecord(Revision revision, ChangeRecord record)
    {
        var source = RecordPlace.Named(record);
        var wanted = revision with { FromSequence = record.Sequence, CreatedAt = record.Time, Kind = KindOf(record.Kind) ?? revision.Kind };
        _revisions.Compare(run, FindingKind.StateMismatch, wanted, revision, source);
        if (record.NewDigest != revision.Digest)
            run.Add(FindingKind.StateMismatch, _revisions.PlaceOf(revision, nameof(Revision.Digest)), $"it is {revision.Digest}, but {source} says {record.NewDigest}");
        if (_last is { } before && before.Number == revision.Number - 1 && record.OldDigest != before.Digest)
            run.Add(FindingKind.StateMismatch, RecordPlace.Of(record.Sequence, "old_digest"), $"it is {record.OldDigest}, but the revision before has {before.Digest}");
        if (revision.IsPurged != record.Salt is null)
        {
            run.Add(
                revision.IsPurged ? FindingKind.BlankWithoutPurge : FindingKind.PurgeIncomplete,
                _revisions.PlaceOf(revision, nameof(Revision.IsPurged)),
                $"it is {(revision.IsPurged ? 1 : 0)}, but the payload of {source} is {(record.Salt is null ? "erased" : "not erased")}");
        }

        _history.Add(record);
    }

    private void CompareHead()
    {
        var table = new EntityTable<Artifact>(run.Db);
        if (artifact is null)
        {
            run.Add(FindingKind.MissingRow, new(table.Name, $"id {id}"), "the row is missing or could not be read, although revisions or change records of the artifact exist");
            return;
        }

        if (_last is not { } last)
        {
            run.Add(FindingKind.UnrecordedRow, table.PlaceOf(artifact), "the artifact has no revision that could be read");
            return;
        }

        var wanted = ArtifactOf(last, id, last.Name, _first!.CreatedAt);
        table.Compare(run, FindingKind.StateMismatch, wanted, artifact, $"its last revision, {last.Number},");
    }

    private static RevisionKind? KindOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Created => RevisionKind.Created,
        ChangeKind.Updated => RevisionKind.Updated,
        ChangeKind.Deleted => RevisionKind.Deleted,
        ChangeKind.Restored => RevisionKind.Restored,
        _ => null,
    };

    private static string Text(long? sequence) => sequence is { } given ? $"{given}" : "NULL";
}
