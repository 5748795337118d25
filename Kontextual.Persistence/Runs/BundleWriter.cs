using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Lineage;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Runs;

/// <summary>Makes the input bundle of a run: looks its artifacts up, and writes the bundle with its entries.</summary>
internal sealed class BundleWriter(UnitOfWork unit)
{
    /// <summary>The number of entries that are saved together.</summary>
    private const int Batch = 1_000;

    private static readonly RecordTrail<BundleId, InputBundle> Trail = new(BundleDescription.Instance, BundleDescription.Instance);

    private readonly PinnedRevisions _revisions = new(unit);

    /// <summary>Returns the bundle of a checked draft with its entries, which are not written yet.</summary>
    /// <exception cref="EntityNotFoundException">An artifact or a revision does not exist, or was purged.</exception>
    public async Task<Bundle> PinAsync(BundleDraft inputs, CancellationToken cancellationToken)
    {
        var id = new BundleId(unit.Ids.NewId());
        var entries = new List<InputEntry>(inputs.Entries.Count);
        var moved = new HashSet<MovedInput>();
        foreach (var input in inputs.Entries)
            entries.Add(await PinAsync(id, input, moved, cancellationToken).ConfigureAwait(false));
        var digest = await BundleForm.DigestAsync(inputs.Parameters, entries.ToAsyncEnumerable(), cancellationToken).ConfigureAwait(false);
        return new(
            new InputBundle { Id = id, Digest = digest, Parameters = inputs.Parameters, EntryCount = entries.Count, CreatedAt = unit.Time },
            entries,
            moved);
    }

    /// <summary>Writes a bundle with its entries and its change record.</summary>
    public async Task CreateAsync(Bundle bundle, CancellationToken cancellationToken)
    {
        unit.Insert(bundle.Row);
        unit.Changes.Add(await Trail.FollowAsync(ChangeKind.Created, null, bundle.Row, cancellationToken).ConfigureAwait(false));
        foreach (var some in bundle.Entries.Chunk(Batch))
        {
            foreach (var entry in some)
                unit.Insert(entry);
            await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        }

        foreach (var moved in bundle.Moved)
            unit.Insert(moved);
        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<InputEntry> PinAsync(BundleId id, InputDraft input, HashSet<MovedInput> moved, CancellationToken cancellationToken)
    {
        if (input.ArtifactId is not { } artifact)
            return new() { BundleId = id, Path = input.Path, Uri = input.Uri, Digest = input.Digest!.Value };
        var pin = await _revisions.RequireAsync(artifact, input.Revision, cancellationToken).ConfigureAwait(false);
        if (pin.IsMoved)
            moved.Add(new() { BundleId = id, ArtifactId = artifact, Revision = pin.Revision });
        return new() { BundleId = id, Path = input.Path, ArtifactId = artifact, Revision = pin.Revision, Digest = pin.Digest };
    }

    /// <param name="Row">The bundle.</param>
    /// <param name="Entries">Its entries, in ascending order of path.</param>
    /// <param name="Moved">The artifacts among them that have moved on already.</param>
    internal sealed record Bundle(InputBundle Row, IReadOnlyList<InputEntry> Entries, IReadOnlyCollection<MovedInput> Moved);
}
