namespace Kontextual.Domain;

/// <summary>
/// Describes entities that can be deleted and whose history is in their change records. Each record contains the complete state.
/// </summary>
internal interface IRecordedDescription<TId, T> : IDeletableDescription<TId, T>, IStatedDescription<TId, T>
    where TId : struct, IEntityId<TId>
    where T : class;
