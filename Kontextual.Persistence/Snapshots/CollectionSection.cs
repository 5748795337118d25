using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Imports collections.</summary>
internal sealed class CollectionSection(ImportTarget target)
    : EntitySection<CollectionId, Collection>(target, CollectionDescription.Instance, SnapshotRecord.Collection)
{
    private static readonly CompiledQuery<string, bool> IsLive = new((db, name, _) =>
        db.Set<Collection>().Any(c => c.Name == name && c.DeletedAt == null));

    protected override async Task CheckAsync(Collection row)
    {
        if (!row.IsDeleted && await IsLive.RunAsync(Target.Db, row.Name, Target.Cancellation).ConfigureAwait(false))
            throw new FormatException("Another live collection has the same name");
    }
}
