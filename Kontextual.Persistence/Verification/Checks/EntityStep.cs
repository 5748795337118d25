using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Verification.Checks;

/// <summary>
/// Compares the rows of one kind of entity with their change records: each row has records and is in the state of the last one, and each entity of the records has
/// a row.
/// </summary>
/// <param name="description">Describes the entity.</param>
/// <param name="ranges">Creates the check of the ranges that derive from the states; null when there are none.</param>
internal sealed class EntityStep<TId, T>(IStatedDescription<TId, T> description, Func<VerifyRun, IRangeCheck<TId, T>>? ranges = null) : IVerifyStep
    where TId : struct, IEntityId<TId>
    where T : class
{
    public VerifyStage Stage => VerifyStage.Entities;

    public async Task RunAsync(VerifyRun run)
    {
        var kind = description.Kind;
        var rows = run.Read(run.Db.Set<T>().OrderBy(row => EF.Property<TId>(row, "Id")));
        var records = run.Read(run.Db.Set<ChangeRecord>().Where(c => c.EntityKind == kind).OrderBy(c => c.EntityId).ThenBy(c => c.Sequence));
        var derived = ranges?.Invoke(run);
        var states = new StateCheck<TId, T>(run, description);
        await rows.MoveAsync().ConfigureAwait(false);
        await records.MoveAsync().ConfigureAwait(false);
        while ((rows.Current, records.Current) is not (null, null))
        {
            var id = Lower(rows.Current, records.Current);
            var row = rows.Current is { } current && description.IdOf(current).Equals(id) ? current : null;
            if (derived is not null)
                await derived.BeginAsync(id, row).ConfigureAwait(false);
            var history = await HistoryAsync(run, id, records, states, derived).ConfigureAwait(false);
            derived?.End();
            if (row is null)
            {
                states.AddMissing(id, history);
                continue;
            }

            states.Compare(row, history);
            await rows.MoveAsync().ConfigureAwait(false);
        }

        if (derived is not null)
            await derived.FinishAsync().ConfigureAwait(false);
    }

    private async Task<EntityHistory> HistoryAsync(
        VerifyRun run, TId id, RowReader<ChangeRecord> records, StateCheck<TId, T> states, IRangeCheck<TId, T>? derived)
    {
        var history = new EntityHistory(run);
        states.Begin();
        for (; records.Current is { } record && record.EntityId.As<TId>().Equals(id); await records.MoveAsync().ConfigureAwait(false))
        {
            history.Add(record);
            var state = states.Next(record);
            if (state is not null)
                derived?.Add(state, record.Sequence, isPurged: false);
            else if (record is { State: null, Kind: not ChangeKind.Purged } && description.HasState(record.Kind))
                derived?.AddErased(record);
        }

        history.End();
        return history;
    }

    private TId Lower(T? row, ChangeRecord? record)
    {
        if (record is null)
            return description.IdOf(row!);
        var ofRecord = record.EntityId.As<TId>();
        return row is null || ofRecord.CompareTo(description.IdOf(row)) < 0 ? ofRecord : description.IdOf(row);
    }
}
