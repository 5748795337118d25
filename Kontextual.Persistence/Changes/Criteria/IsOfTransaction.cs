using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Changes.Criteria;

/// <summary>Selects change records of a transaction.</summary>
internal sealed class IsOfTransaction(TransactionId id) : Criterion<ChangeRecord, ChangeRecord>("transaction", $"{id}")
{
    public override Condition<ChangeRecord> Now => new Equal<ChangeRecord, TransactionId>(c => c.TransactionId, id);

    public override Condition<ChangeRecord> Then(long sequence) => Now;
}
