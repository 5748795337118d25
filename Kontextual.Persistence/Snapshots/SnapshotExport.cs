using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Contexts;
using Kontextual.Persistence.Runs;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Writes all rows of one state of a store that cannot be derived from others. Only one row is in memory at a time.</summary>
internal sealed class SnapshotExport(IStoreEngine engine, Func<KontextualDbContext> context, LineWriter lines, CancellationToken cancellationToken)
{
    /// <summary>Writes the snapshot.</summary>
    /// <exception cref="StoreCorruptException">A content does not have its digest, or a change record does not fit its hash or its commitment.</exception>
    public async Task<SnapshotSummary> RunAsync()
    {
        var db = context();
        try
        {
            var head = await HeadAsync(db).ConfigureAwait(false);
            await lines.WriteHeaderAsync(new(engine.Store.Id, engine.Store.CreatedAt, head), cancellationToken).ConfigureAwait(false);
            await new ContentExport(db, lines, cancellationToken).RunAsync().ConfigureAwait(false);
            await new ChangeExport(db, lines, cancellationToken).RunAsync(head).ConfigureAwait(false);
            await WriteEntitiesAsync(db).ConfigureAwait(false);
            context();
            var hash = await lines.WriteTrailerAsync(cancellationToken).ConfigureAwait(false);
            return new() { StoreId = engine.Store.Id, Head = head, Lines = lines.Lines, Bytes = lines.Bytes, Sha256 = hash.ToString() };
        }
        catch (Exception e) when (e != lines.StreamFailure && engine.Translate(e, db) is { } known)
        {
            throw known;
        }
    }

    private async Task<ChangePosition> HeadAsync(KontextualDbContext db) => await db.Set<ChangeRecord>()
        .OrderByDescending(c => c.Sequence)
        .Select(c => (ChangePosition?)new ChangePosition(c.Sequence, c.Hash))
        .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) ?? ChangePosition.Start;

    private async Task WriteEntitiesAsync(KontextualDbContext db)
    {
        await WriteAsync(db.Set<Collection>().OrderBy(c => c.Id), SnapshotRecord.Collection, CollectionDescription.Instance).ConfigureAwait(false);
        await WriteAsync(db.Set<Relationship>().OrderBy(r => r.Id), SnapshotRecord.Relationship, RelationshipDescription.Instance).ConfigureAwait(false);
        await WriteAsync(db.Set<InputBundle>().OrderBy(b => b.Id), SnapshotRecord.Bundle, BundleDescription.Instance, b => InputsAsync(db, b)).ConfigureAwait(false);
        await WriteAsync(db.Set<OperationRun>().OrderBy(r => r.Id), SnapshotRecord.Run, RunDescription.Instance).ConfigureAwait(false);
        await WriteAsync(db.Set<WorkflowStep>().OrderBy(s => s.Id), SnapshotRecord.Step, StepDescription.Instance).ConfigureAwait(false);
        await WriteAsync(db.Set<RunManifest>().OrderBy(m => m.Id), SnapshotRecord.Manifest, ManifestDescription.Instance, m => EntriesAsync(db, m)).ConfigureAwait(false);
        await WriteOutputsAsync(db).ConfigureAwait(false);
        await WriteAsync(db.Set<ContextPackage>().OrderBy(p => p.Id), SnapshotRecord.ContextPackage, ContextPackageDescription.Instance).ConfigureAwait(false);
        await WriteAsync(
            db.Set<ContextReference>().OrderBy(r => r.Id), SnapshotRecord.ContextReference, ContextReferenceDescription.Instance, r => PlacesAsync(db, r)).ConfigureAwait(false);
    }

    private async Task WriteAsync<TId, T>(
        IQueryable<T> rows, SnapshotRecord record, IStatedDescription<TId, T> description, Func<T, Task>? belongings = null)
        where TId : struct, IEntityId<TId>
        where T : class
    {
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var entity = new SnapshotEntity(description.IsPurged(row), description.StateOf(row));
            await lines.WriteAsync(record, SnapshotEntity.Form, entity, cancellationToken).ConfigureAwait(false);
            if (belongings is not null)
                await belongings(row).ConfigureAwait(false);
        }
    }

    private async Task InputsAsync(KontextualDbContext db, InputBundle bundle)
    {
        await foreach (var entry in RunEntryListings.OfBundle(bundle.Id).EnumerateAsync(engine.Dialect, db, cancellationToken).ConfigureAwait(false))
            await lines.WriteAsync(SnapshotRecord.InputEntry, SnapshotEntry.Input, entry, cancellationToken).ConfigureAwait(false);
    }

    private async Task EntriesAsync(KontextualDbContext db, RunManifest manifest)
    {
        foreach (var role in new[] { ManifestEntryRole.Input, ManifestEntryRole.Output })
        {
            var entries = RunEntryListings.OfManifest(manifest.Id, role).EnumerateAsync(engine.Dialect, db, cancellationToken);
            await foreach (var entry in entries.ConfigureAwait(false))
                await lines.WriteAsync(SnapshotRecord.ManifestEntry, SnapshotEntry.Manifest, entry, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task PlacesAsync(KontextualDbContext db, ContextReference reference)
    {
        if (!reference.IsPurged)
            return;
        var places = db.Set<ContextReferencePlace>().Where(p => p.ReferenceId == reference.Id).OrderBy(p => p.FromSequence);
        await foreach (var place in places.AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            await lines.WriteAsync(SnapshotRecord.ReferencePlace, ReferencePlaceForm.Instance, place, cancellationToken).ConfigureAwait(false);
    }

    // The outputs of one change record stand together. The backend orders them by the record only, because in memory, it would order
    // texts by the culture.
    private async Task WriteOutputsAsync(KontextualDbContext db)
    {
        var some = new List<RunOutput>();
        await foreach (var output in db.Set<RunOutput>().OrderBy(o => o.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (some is [var first, ..] && first.Sequence != output.Sequence)
                await WriteOutputsAsync(some).ConfigureAwait(false);
            some.Add(output);
        }

        await WriteOutputsAsync(some).ConfigureAwait(false);
    }

    private async Task WriteOutputsAsync(List<RunOutput> some)
    {
        foreach (var output in some.OrderBy(o => o.Path, CodePointComparer.Instance))
            await lines.WriteAsync(SnapshotRecord.Output, SnapshotEntry.Output, output, cancellationToken).ConfigureAwait(false);
        some.Clear();
    }
}
