using Kontextual.Persistence.Collections;
using Kontextual.Persistence.Contexts;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Snapshots;

/// <summary>
/// Derives the ranges of names and positions, which listings of the past need. Of an erased record, only the kind of change is known: the range
/// has no name, and a deletion begins another one.
/// </summary>
internal sealed class RangeImport(ImportTarget target)
{
    private static readonly CompiledQuery<CollectionId, CollectionName?> CollectionNow = new((db, id, _) =>
        db.Set<CollectionName>().FirstOrDefault(n => n.CollectionId == id && n.ToSequence == null));

    private static readonly CompiledQuery<ContextPackageId, ContextPackageName?> PackageNow = new((db, id, _) =>
        db.Set<ContextPackageName>().FirstOrDefault(n => n.PackageId == id && n.ToSequence == null));

    private static readonly CompiledQuery<ContextReferenceId, ContextReferencePlace?> ReferenceNow = new((db, id, _) =>
        db.Set<ContextReferencePlace>().FirstOrDefault(p => p.ReferenceId == id && p.ToSequence == null));

    /// <param name="record">The record of the change.</param>
    /// <param name="collection">The collection after the change; null if it was erased.</param>
    public async Task FollowAsync(ChangeRecord record, Collection? collection)
    {
        var id = record.EntityId.As<CollectionId>();
        var next = new CollectionName
        {
            CollectionId = id,
            FromSequence = record.Sequence,
            Name = collection?.Name ?? string.Empty,
            IsDeleted = collection?.IsDeleted ?? record.Kind == ChangeKind.Deleted,
            IsPurged = collection is null,
        };
        var present = await CollectionNow.RunAsync(target.Db, id, target.Cancellation).ConfigureAwait(false);
        Stage(present, next, present is not null && next == present with { FromSequence = next.FromSequence }, range => range with { ToSequence = record.Sequence });
    }

    /// <param name="record">The record of the change.</param>
    /// <param name="package">The package after the change; null if it was erased.</param>
    public async Task FollowAsync(ChangeRecord record, ContextPackage? package)
    {
        var id = record.EntityId.As<ContextPackageId>();
        var next = new ContextPackageName
        {
            PackageId = id,
            FromSequence = record.Sequence,
            Name = package?.Name ?? string.Empty,
            IsDeleted = package?.IsDeleted ?? record.Kind == ChangeKind.Deleted,
            IsPurged = package is null,
        };
        var present = await PackageNow.RunAsync(target.Db, id, target.Cancellation).ConfigureAwait(false);
        Stage(present, next, present is not null && next == present with { FromSequence = next.FromSequence }, range => range with { ToSequence = record.Sequence });
    }

    /// <param name="record">The record of the change.</param>
    /// <param name="reference">The reference after the change; null if it was erased. Its positions are then in lines of their own.</param>
    public async Task FollowAsync(ChangeRecord record, ContextReference? reference)
    {
        if (reference is null)
            return;
        var next = ContextReferencePlace.From(reference, record.Sequence);
        var present = await ReferenceNow.RunAsync(target.Db, reference.Id, target.Cancellation).ConfigureAwait(false);
        Stage(present, next, present is not null && next == present with { FromSequence = next.FromSequence }, range => range with { ToSequence = record.Sequence });
    }

    private void Stage<T>(T? present, T next, bool isSame, Func<T, T> ended)
        where T : class
    {
        if (isSame)
            return;
        if (present is not null)
            target.Unit.Update(present, ended(present));
        target.Insert(next);
    }
}
