namespace Kontextual.Domain;

/// <summary>Describes entities whose past states are in their change records.</summary>
internal interface IStatedDescription<TId, T> : IEntityDescription<TId, T>, IStateForm<T>
    where TId : struct, IEntityId<TId>
    where T : class;
