using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Lineage;

/// <summary>Keeps the inputs that have moved on.</summary>
/// <remarks>
/// An input has a row exactly while its artifact is deleted or has another content. So a change of the content concerns only inputs with the
/// old or the new content, however often the artifact was used. They are read and saved in batches.
/// </remarks>
internal static class MovedInputs
{
    private const int Batch = 1_000;

    private static readonly CompiledQuery<ArtifactId, bool> IsInput = new((db, artifact, _) => db.Set<InputEntry>().Any(e => e.ArtifactId == artifact));

    private static readonly CompiledList<ArtifactId, ContentDigest, int, MovedInput> Unmoved = new((db, artifact, digest, most) => db.Set<InputEntry>()
        .Where(e => e.ArtifactId == artifact && e.Digest == digest)
        .Where(e => !db.Set<MovedInput>().Any(m => m.BundleId == e.BundleId && m.ArtifactId == artifact && m.Revision == e.Revision))
        .Select(e => new MovedInput { BundleId = e.BundleId, ArtifactId = artifact, Revision = e.Revision!.Value })
        .Take(most));

    private static readonly CompiledList<ArtifactId, ContentDigest, int, MovedInput> Moved = new((db, artifact, digest, most) => db.Set<MovedInput>()
        .Where(m => m.ArtifactId == artifact
            && db.Set<Revision>().Any(r => r.ArtifactId == artifact && r.Number == m.Revision && r.Digest == digest))
        .Take(most));

    /// <summary>Writes what a change of an artifact means for the runs that used it.</summary>
    public static async Task FollowAsync(UnitOfWork unit, Artifact old, Artifact changed, CancellationToken cancellationToken)
    {
        if (old.Digest == changed.Digest && old.IsDeleted == changed.IsDeleted)
            return;
        if (!await IsInput.RunAsync(unit.Context, changed.Id, cancellationToken).ConfigureAwait(false))
            return;
        if (!old.IsDeleted)
            await RepeatAsync(unit, Unmoved, changed.Id, old.Digest, unit.Insert, cancellationToken).ConfigureAwait(false);
        if (!changed.IsDeleted)
            await RepeatAsync(unit, Moved, changed.Id, changed.Digest, unit.Delete, cancellationToken).ConfigureAwait(false);
    }

    // Each batch that was saved is no longer found. What other steps of the verb have staged is saved with the first one.
    private static async Task RepeatAsync(
        UnitOfWork unit,
        CompiledList<ArtifactId, ContentDigest, int, MovedInput> inputs,
        ArtifactId artifact,
        ContentDigest digest,
        Action<MovedInput> stage,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var some = await inputs.ToListAsync(unit.Context, artifact, digest, Batch, cancellationToken).ConfigureAwait(false);

            // A run can use a revision under several paths, and has one row for it.
            foreach (var input in some.Distinct())
                stage(input);
            if (some.Count < Batch)
                return;
            await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
