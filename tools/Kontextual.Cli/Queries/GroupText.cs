using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The filters of a group, as they are written on the command line.</summary>
/// <param name="Filter">The filters, without the collection.</param>
/// <param name="Collection">The name or the id of the collection; null if the group does not filter by it.</param>
internal sealed record GroupText(ArtifactFilter Filter, string? Collection = null);
