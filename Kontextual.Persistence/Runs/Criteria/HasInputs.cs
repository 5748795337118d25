using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>Selects the runs whose input bundle has a digest. <see cref="RunListing"/> reads only these rows, by the index of the bundles.</summary>
internal sealed class HasInputs(ContentDigest digest) : Criterion<OperationRun, PastRun>("inputs", $"{digest}")
{
    /// <exception cref="ArgumentException">The digest is the default value.</exception>
    public static HasInputs? Of(RunQuery query, string paramName)
    {
        if (query.InputDigest is not { } digest)
            return null;
        return digest.IsDefault
            ? throw new ArgumentException("The input digest is the default value, which is not a digest.", paramName)
            : new(digest);
    }

    public override Condition<OperationRun>? Now => null;

    public override Condition<PastRun>? Then(long sequence) => null;
}
