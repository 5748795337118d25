using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>Selects the runs with an idempotency key.</summary>
internal sealed class HasKey(string key) : FixedCriterion("key", $"{key}")
{
    /// <exception cref="ArgumentException">The key is empty or not a valid text.</exception>
    public static HasKey? Of(RunQuery query, string paramName) =>
        query.IdempotencyKey is { } key ? new(IdempotencyKey.Validate(key, paramName)) : null;

    public override Condition<OperationRun> Now => new Equal<OperationRun, string?>(r => r.IdempotencyKey, key);
}
