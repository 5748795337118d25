using Kontextual.Persistence.Contexts;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Imports context references, and the past positions of those that are purged.</summary>
internal sealed class ContextReferenceSection(ImportTarget target)
    : EntitySection<ContextReferenceId, ContextReference>(
        target, ContextReferenceDescription.Instance, SnapshotRecord.ContextReference, SnapshotRecord.ReferencePlace)
{
    private static readonly CompiledQuery<ContextPackageId, int, bool> IsTaken = new((db, package, ordinal, _) =>
        db.Set<ContextReference>().Any(r => r.PackageId == package && r.Ordinal == ordinal && r.DeletedAt == null));

    private ContextReferencePlace? _last;

    protected override async Task CheckAsync(ContextReference row)
    {
        await Target.RequireAsync(EntityKind.ContextPackage, row.PackageId, "packageId").ConfigureAwait(false);
        await Target.RequireAsync(EntityKind.Artifact, row.ArtifactId, "artifactId").ConfigureAwait(false);
        await Target.RequireAsync(EntityKind.Relationship, row.RelationshipId, "relationshipId").ConfigureAwait(false);
        await Target.RequireAsync(EntityKind.Run, row.RunId, "runId").ConfigureAwait(false);
        RequireOneTarget(row);
        if (row is { ArtifactId: { } artifact, Revision: { } revision })
            await Target.RequireRevisionAsync(artifact, revision, null).ConfigureAwait(false);
        if (!row.IsDeleted && await IsTaken.RunAsync(Target.Db, row.PackageId, row.Ordinal, Target.Cancellation).ConfigureAwait(false))
            throw new FormatException("Another live reference of the package has the same ordinal");
    }

    protected override async Task AddBelongingAsync(SnapshotLine line)
    {
        var place = line.Read(ReferencePlaceForm.Instance);
        if (Present is not { IsPurged: true } reference || place.ReferenceId != reference.Id || place.PackageId != reference.PackageId)
            throw new FormatException("A position does not follow its purged reference");
        var expected = _last is null ? ChangeKind.Created : (ChangeKind?)null;
        var change = await ImportQueries.ChangeAt.RunAsync(Target.Db, place.FromSequence, Target.Cancellation).ConfigureAwait(false);
        if (change is null || (change.EntityKind, change.EntityId.Value) != (EntityKind.ContextReference, reference.Id.Value)
            || change.Kind == ChangeKind.Purged || (expected is not null && change.Kind != expected))
            throw new FormatException("The member 'fromSequence' is not the sequence of a change record of the reference that begins a position");
        if (place.IsDeleted != (change.Kind == ChangeKind.Deleted))
            throw new FormatException("The member 'deleted' is true exactly if the change has the kind Deleted");
        if (_last is not null && _last.ToSequence != place.FromSequence)
            throw new FormatException("The positions of the reference do not follow each other");
        if (place.ToSequence <= place.FromSequence)
            throw new FormatException("The position ends before it begins");
        Target.Insert(place);
        await Target.SaveAsync().ConfigureAwait(false);
        _last = place;
    }

    protected override Task EndGroupAsync()
    {
        if (Present is { IsPurged: true } reference)
        {
            if (_last is not { ToSequence: null } last
                || (last.Ordinal, last.Role, last.IsDeleted) != (reference.Ordinal, reference.Role, reference.IsDeleted))
                throw new FormatException($"The last position of the purged reference {reference.Id} is not its present one");
        }

        _last = null;
        return Task.CompletedTask;
    }

    private static void RequireOneTarget(ContextReference row)
    {
        var targets = new[] { row.ArtifactId is not null, row.RelationshipId is not null, row.RunId is not null, row.ExternalReference is not null }
            .Count(isSet => isSet);
        if (targets > 1 || (targets == 0 && !row.IsPurged))
            throw new FormatException("A reference has exactly one target");
        if ((row.Revision is not null && row.ArtifactId is null) || row.ExternalSystem is null != row.ExternalReference is null)
            throw new FormatException("A revision needs an artifact, and an external reference its system");
    }
}
