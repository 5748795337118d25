namespace Kontextual.Persistence.Snapshots;

/// <summary>The last change record of an entity.</summary>
internal sealed record LastChange(long Sequence, ChangeKind Kind, int EntityVersion, ContentDigest? OldDigest, ContentDigest? NewDigest, bool IsErased);
