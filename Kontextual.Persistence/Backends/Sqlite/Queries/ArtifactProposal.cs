using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Artifacts that an index proposes for conditions. All artifacts that meet the conditions are among them, and possibly more.</summary>
/// <param name="Ids">The ids of the artifacts.</param>
/// <param name="Count">Their number, or any number above <see cref="Most"/> if there are more.</param>
internal sealed record ArtifactProposal(IQueryable<ArtifactId> Ids, long Count)
{
    /// <summary>
    /// The maximum number of artifacts that are proposed to a page. More of them are usually read faster in the order of the listing, because the page is soon
    /// full.
    /// </summary>
    public const int Most = 10_000;

    /// <summary>Counts the artifacts.</summary>
    public static async Task<ArtifactProposal> OfAsync(IQueryable<ArtifactId> ids, CancellationToken cancellationToken) =>
        new(ids, await ids.Take(Most + 1).CountAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Returns the artifacts of several proposals.</summary>
    public static ArtifactProposal Union(IReadOnlyList<ArtifactProposal> proposals) =>
        new(proposals.Select(proposal => proposal.Ids).Aggregate((some, more) => some.Concat(more)), proposals.Sum(proposal => proposal.Count));
}
