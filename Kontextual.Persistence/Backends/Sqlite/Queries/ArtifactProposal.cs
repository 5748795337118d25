using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Artifacts that an index proposes for conditions. All artifacts that meet the conditions are among them, and possibly more.</summary>
/// <param name="Ids">The ids of the artifacts. An id can occur more than once.</param>
/// <param name="Count">The number of rows of the index, or a higher number than was counted to if there are more.</param>
internal sealed record ArtifactProposal(IQueryable<ArtifactId> Ids, long Count)
{
    /// <summary>Counts the rows of the index.</summary>
    public static async Task<ArtifactProposal> OfAsync(IQueryable<ArtifactId> ids, int max, CancellationToken cancellationToken) =>
        new(ids, await ids.Take(max + 1).CountAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Returns the artifacts of several proposals.</summary>
    public static ArtifactProposal Union(IReadOnlyList<ArtifactProposal> proposals) =>
        new(proposals.Select(proposal => proposal.Ids).Aggregate((some, more) => some.Concat(more)), proposals.Sum(proposal => proposal.Count));
}
