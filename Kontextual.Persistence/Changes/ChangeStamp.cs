namespace Kontextual.Persistence.Changes;

/// <summary>What every change record of one transaction carries.</summary>
internal sealed record ChangeStamp(TransactionId TransactionId, WriteContext Context);
