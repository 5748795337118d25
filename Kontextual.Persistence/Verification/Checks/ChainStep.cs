namespace Kontextual.Persistence.Verification.Checks;

/// <summary>Computes the chain of change records again, from the first record on, and compares it with the stored hashes and commitments.</summary>
internal sealed class ChainStep : IVerifyStep
{
    public VerifyStage Stage => VerifyStage.Changes;

    public async Task RunAsync(VerifyRun run)
    {
        // The revisions are the states of artifacts.
        var records = run.Read(run.Db.Set<ChangeRecord>().OrderBy(c => c.Sequence));
        var revisions = run.Read(run.Db.Set<Revision>().OrderBy(r => r.FromSequence));
        var chain = new Chain(run);
        await revisions.MoveAsync().ConfigureAwait(false);
        while (await records.NextAsync().ConfigureAwait(false) is { } record)
        {
            while (revisions.Current is { } earlier && earlier.FromSequence < record.Sequence)
                await revisions.MoveAsync().ConfigureAwait(false);
            chain.Add(record);
            CheckCommitment(run, record, revisions.Current is { } revision && revision.FromSequence == record.Sequence ? revision : null);
        }

        run.Last = chain.Last;
        chain.CloseSeal();
    }

    // Whether an erased payload may be erased is a question about the history of the entity.
    private static void CheckCommitment(VerifyRun run, ChangeRecord record, Revision? revision)
    {
        if (record.Salt is not { } salt)
            return;
        var isOfArtifact = record.EntityKind == EntityKind.Artifact && record.Kind != ChangeKind.Purged;
        if (record.State is not null && (isOfArtifact || record.Kind == ChangeKind.Purged))
            run.Add(FindingKind.PayloadChanged, RecordPlace.Of(record.Sequence, "state"), $"it has a value, which no record of this kind has");

        // A missing revision is a finding of the history of its artifact.
        if (isOfArtifact && revision is null)
            return;
        var state = record switch
        {
            { Kind: ChangeKind.Purged } => ChangePayload.NoState,
            { EntityKind: EntityKind.Artifact } => ChangePayload.StateOf(revision!),
            { State: { } text } => text,
            _ => null,
        };
        if (state is null || ChangeChain.Commit(salt, ChangePayload.Of(state, record.Reason, record.TraceId)) != record.Commitment)
        {
            run.Add(
                FindingKind.PayloadChanged,
                RecordPlace.Of(record.Sequence, "commitment"),
                isOfArtifact
                    ? $"it is not the commitment to its salt, its reason, its trace id, and revision {revision!.Number} of artifact {revision.ArtifactId}: one of them was changed"
                    : "it is not the commitment to its salt, its reason, its trace id and its state: one of them was changed");
        }
    }

    /// <summary>The hashes of the records so far.</summary>
    private sealed class Chain(VerifyRun run)
    {
        private readonly SealCheck? _seal = run.Options.Against is { } seal ? new SealCheck(run, seal) : null;
        private ChangeRecord? _last;
        private ChainHash _computed = ChainHash.Genesis;

        // After a damaged record, its stored hash and the computed one differ, and the next record tells which of them is right.
        private ChainHash? _stored;

        public ChangePosition Last => _last is null ? ChangePosition.Start : new(_last.Sequence, _last.Hash);

        /// <summary>Says whether the history agrees with the seal, after the last record.</summary>
        public void CloseSeal() => _seal?.Close();

        public void Add(ChangeRecord record)
        {
            var hasGap = record.Sequence != (_last?.Sequence ?? 0) + 1;
            if (hasGap)
            {
                var missing = _last is null ? 1 : _last.Sequence + 1;
                run.Add(
                    FindingKind.HistoryGap,
                    RecordPlace.Of(missing),
                    $"the record is missing or could not be read, although sequence {record.Sequence} exists");
            }

            CheckTime(record);
            var hash = ChangeChain.Hash(_computed, record);
            if (hash != record.Hash && _stored is { } stored && ChangeChain.Hash(stored, record) is var other && other == record.Hash)
                hash = other;
            if (hash != record.Hash && !hasGap)
                AddBroken(record, hash);

            // A missing record leaves its own finding, and the chain can only be continued from the stored hash.
            (_computed, _stored) = hash == record.Hash ? (hash, null) : hasGap ? (record.Hash, null) : (hash, (ChainHash?)record.Hash);
            _last = record;
            _seal?.Add(record.Sequence, _computed);
        }

        private void AddBroken(ChangeRecord record, ChainHash hash) => run.Add(
            FindingKind.ChainBroken,
            RecordPlace.Of(record.Sequence, "hash"),
            $"it is {record.Hash}, but the hash of its values after the record before is {hash}: a value of the record or its hash was changed, or a record before it was replaced");

        private void CheckTime(ChangeRecord record)
        {
            if (_last is null)
                return;
            if (record.Time < _last.Time)
                run.Add(FindingKind.HistoryGap, RecordPlace.Of(record.Sequence, "time"), "it is before the time of the record before");
            else if (record.TransactionId == _last.TransactionId && record.Time != _last.Time)
                run.Add(FindingKind.HistoryGap, RecordPlace.Of(record.Sequence, "time"), "it differs from that of the record before, which belongs to the same transaction");
        }
    }
}
