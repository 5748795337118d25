using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Lineage;

/// <summary>A search for the newest succeeded run whose outputs can be used again. Its arguments were checked and normalised.</summary>
internal sealed record CachedRun
{
    private readonly string _operation;
    private readonly ContentDigest _inputDigest;
    private readonly CachedOutputs _condition;

    private CachedRun(string operation, ContentDigest inputDigest, CachedOutputs condition)
    {
        _operation = operation;
        _inputDigest = inputDigest;
        _condition = condition;
    }

    /// <summary>Checks the arguments.</summary>
    /// <exception cref="ArgumentException">An argument is invalid.</exception>
    public static CachedRun Checked(string operation, ContentDigest inputDigest, CachedOutputs condition)
    {
        var name = NameRules.Normalize(operation, nameof(operation), "The operation");
        if (inputDigest == default)
            throw new ArgumentException("The digest is the default value, which no bundle has.", nameof(inputDigest));
        Require.Defined(condition, nameof(condition));
        return new(name, inputDigest, condition);
    }

    /// <summary>Finds the run.</summary>
    /// <param name="db">The context.</param>
    /// <param name="sequence">The sequence of the past; null for the present.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<OperationRun?> FindAsync(KontextualDbContext db, long? sequence, CancellationToken cancellationToken)
    {
        var last = sequence ?? long.MaxValue;
        var heads = db.Set<Revision>()
            .Where(r => r.FromSequence <= last && (r.ToSequence == null || r.ToSequence > last) && r.Kind != RevisionKind.Deleted && !r.IsPurged);
        var lost = db.Set<RunOutput>().Where(o => o.Sequence <= last && (o.ToSequence == null || o.ToSequence > last));
        lost = _condition == CachedOutputs.AtHead
            ? lost.Where(o => !heads.Any(r => r.ArtifactId == o.ArtifactId && r.Digest == o.Digest))
            : lost.Where(o => !heads.Any(r => r.ArtifactId == o.ArtifactId) || db.Set<Revision>().Any(r => r.ArtifactId == o.ArtifactId && r.Number == o.Revision && r.IsPurged));
        var runs = db.Set<InputBundle>()
            .Where(b => b.Digest == _inputDigest && !b.IsPurged)
            .Join(db.Set<OperationRun>(), b => (BundleId?)b.Id, r => r.InputBundleId, (b, r) => r)
            .Where(r => r.Operation == _operation && r.Status == RunStatus.Succeeded && !r.IsPurged);

        // Success is the last change of a run but a purge, so its record has the present version.
        if (sequence is not null)
        {
            runs = runs.Where(r => db.Set<ChangeRecord>().Any(c =>
                c.EntityId == new EntityId(r.Id.Value) && c.EntityKind == EntityKind.Run && c.Kind == ChangeKind.Moved && c.EntityVersion == r.Version && c.Sequence <= last));
        }

        return runs
            .Where(r => !lost.Any(o => o.RunId == r.Id))
            .OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }
}
