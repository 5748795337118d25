namespace Kontextual.Persistence.Snapshots;

/// <summary>Imports context packages.</summary>
internal sealed class ContextPackageSection(ImportTarget target)
    : EntitySection<ContextPackageId, ContextPackage>(target, ContextPackageDescription.Instance, SnapshotRecord.ContextPackage);
