namespace Kontextual.Domain;

/// <summary>An entity that can be deleted and whose past is in its change records: each keeps the whole state.</summary>
internal interface IRecordedDescription<TId, T> : IDeletableDescription<TId, T>, IStateForm<T>
    where TId : struct, IEntityId<TId>
    where T : class;
