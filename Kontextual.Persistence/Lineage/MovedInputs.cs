using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Lineage;

/// <summary>Keeps the inputs that have moved on.</summary>
internal static class MovedInputs
{
    private static readonly CompiledList<ArtifactId, Pin> Pins = new((db, artifact) => db.Set<InputEntry>()
        .Where(e => e.ArtifactId == artifact)
        .Select(e => new { e.BundleId, e.Revision, e.Digest })
        .Distinct()
        .Select(e => new Pin(
            e.BundleId,
            e.Revision!.Value,
            e.Digest,
            db.Set<MovedInput>().Any(m => m.BundleId == e.BundleId && m.ArtifactId == artifact && m.Revision == e.Revision))));

    private sealed record Pin(BundleId BundleId, int Revision, ContentDigest Digest, bool IsMoved);

    /// <summary>Stages what a change of an artifact means for the runs that used it.</summary>
    public static async Task FollowAsync(UnitOfWork unit, Artifact old, Artifact changed, CancellationToken cancellationToken)
    {
        if (old.Digest == changed.Digest && old.IsDeleted == changed.IsDeleted)
            return;
        foreach (var pin in await Pins.ToListAsync(unit.Context, changed.Id, cancellationToken).ConfigureAwait(false))
        {
            var moved = new MovedInput { BundleId = pin.BundleId, ArtifactId = changed.Id, Revision = pin.Revision };
            var isMoved = changed.IsDeleted || changed.Digest != pin.Digest;
            if (isMoved && !pin.IsMoved)
                unit.Insert(moved);
            else if (!isMoved && pin.IsMoved)
                unit.Delete(moved);
        }
    }
}
