namespace Kontextual.Persistence.Verification.Checks;

/// <summary>Compares the ranges of a derived table with the history that they derive from, one entity after the other.</summary>
internal interface IRangeCheck<in TId, in T>
    where T : class
{
    /// <summary>Begins with an entity. Entities come in ascending order of their ids.</summary>
    /// <param name="id">The id of the entity.</param>
    /// <param name="present">The row of the entity; null when it is missing. Of a purged entity, it says what remains of the ranges.</param>
    ValueTask BeginAsync(TId id, T? present);

    /// <summary>Adds the next state of the entity.</summary>
    /// <param name="state">The state.</param>
    /// <param name="sequence">The sequence of the change that made it.</param>
    /// <param name="isPurged">True when the texts of the range are erased.</param>
    void Add(T state, long sequence, bool isPurged);

    /// <summary>Adds the next state of the entity, which a purge has erased.</summary>
    /// <param name="record">The change record that made it.</param>
    void AddErased(ChangeRecord record);

    /// <summary>Compares the ranges of the entity, after its last state.</summary>
    void End();

    /// <summary>Ends the check, after the last entity.</summary>
    ValueTask FinishAsync();
}
