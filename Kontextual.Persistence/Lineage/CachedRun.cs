using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Lineage;

/// <summary>A search for the newest succeeded run whose outputs can be used again. Its arguments were checked and normalised.</summary>
internal sealed record CachedRun
{
    /// <summary>The number of runs of the past whose states are read together.</summary>
    private const int Batch = 100;

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

    /// <summary>Finds the run at present.</summary>
    public Task<OperationRun?> FindAsync(KontextualDbContext db, CancellationToken cancellationToken) =>
        Candidates(db, long.MaxValue).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Finds the run at a sequence of the past. A run that succeeded later is left out.</summary>
    public async Task<OperationRun?> FindAtAsync(KontextualDbContext db, long sequence, CancellationToken cancellationToken)
    {
        await foreach (var some in Candidates(db, sequence).AsAsyncEnumerable().Chunk(Batch).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var states = await LastStates<RunId, OperationRun>.ReadAsync(db, RunDescription.Instance, some, sequence, cancellationToken).ConfigureAwait(false);
            if (some.Select(states.Of).FirstOrDefault(run => run?.Status == RunStatus.Succeeded) is { } found)
                return found;
        }

        return null;
    }

    private IQueryable<OperationRun> Candidates(KontextualDbContext db, long last)
    {
        var heads = db.Set<Revision>()
            .Where(r => r.FromSequence <= last && (r.ToSequence == null || r.ToSequence > last) && r.Kind != RevisionKind.Deleted && !r.IsPurged);
        var lost = db.Set<RunOutput>().Where(o => o.Sequence <= last && (o.ToSequence == null || o.ToSequence > last));
        lost = _condition == CachedOutputs.AtHead
            ? lost.Where(o => !heads.Any(r => r.ArtifactId == o.ArtifactId && r.Digest == o.Digest))
            : lost.Where(o => !heads.Any(r => r.ArtifactId == o.ArtifactId)
                || db.Set<Revision>().Any(r => r.ArtifactId == o.ArtifactId && r.Number == o.Revision && r.IsPurged));
        return db.Set<InputBundle>()
            .Where(b => b.Digest == _inputDigest && !b.IsPurged)
            .Join(db.Set<OperationRun>(), b => (BundleId?)b.Id, r => r.InputBundleId, (b, r) => r)
            .Where(r => r.Operation == _operation && r.Status == RunStatus.Succeeded && !r.IsPurged)
            .Where(r => !lost.Any(o => o.RunId == r.Id))
            .OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id);
    }
}
