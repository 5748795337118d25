using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Lineage;

/// <summary>Keeps the inputs that have moved on.</summary>
internal static class MovedInputs
{
    private static readonly CompiledList<ArtifactId, Pin> Pins = new((db, artifact) => db.Set<InputEntry>()
        .Where(e => e.ArtifactId == artifact)
        .Select(e => new Pin(
            new MovedInput { BundleId = e.BundleId, ArtifactId = artifact, Revision = e.Revision!.Value },
            e.Digest,
            db.Set<MovedInput>().Any(m => m.BundleId == e.BundleId && m.ArtifactId == artifact && m.Revision == e.Revision))));

    /// <param name="Input">The row that the input has while it has moved on.</param>
    /// <param name="Digest">The digest that the run used.</param>
    /// <param name="IsMoved">True if it has the row.</param>
    private sealed record Pin(MovedInput Input, ContentDigest Digest, bool IsMoved);

    /// <summary>Stages what a change of an artifact means for the runs that used it.</summary>
    public static async Task FollowAsync(UnitOfWork unit, Artifact old, Artifact changed, CancellationToken cancellationToken)
    {
        if (old.Digest == changed.Digest && old.IsDeleted == changed.IsDeleted)
            return;
        var pins = await Pins.ToListAsync(unit.Context, changed.Id, cancellationToken).ConfigureAwait(false);

        // A run can use a revision under several paths, and has one row for it.
        foreach (var pin in pins.Distinct())
        {
            var isMoved = changed.IsDeleted || changed.Digest != pin.Digest;
            if (isMoved && !pin.IsMoved)
                unit.Insert(pin.Input);
            else if (!isMoved && pin.IsMoved)
                unit.Delete(pin.Input);
        }
    }
}
