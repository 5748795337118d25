namespace Kontextual.Persistence.Changes;

/// <summary>The values that all change records of one transaction share.</summary>
internal sealed record ChangeStamp(TransactionId TransactionId, WriteContext Context);
