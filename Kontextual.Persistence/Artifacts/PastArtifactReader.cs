using Kontextual.Persistence.Contents;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>Reads artifacts as they were at a moment, and their revisions up to that moment.</summary>
internal sealed class PastArtifactReader(IReadScope scope, Moment moment) : IArtifactReader
{
    private readonly ContentReader _contents = new(scope, moment);

    public Task<Artifact?> FindAsync(ArtifactId id, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadAsync(
            async (db, token) =>
            {
                var sequence = await moment.SequenceAsync(db, token).ConfigureAwait(false);
                var found = await PastArtifactQueries.ById.RunAsync(db, id, sequence, token).ConfigureAwait(false);
                return found is { IsDeleted: true } && !includeDeleted ? null : found;
            },
            cancellationToken);
    }

    public Task<Artifact?> FindByNameAsync(CollectionId collection, string name, CancellationToken cancellationToken = default)
    {
        Require.Id(collection, nameof(collection));
        var wanted = NameRules.Normalize(name, nameof(name));
        return scope.ReadAsync(
            async (db, token) =>
            {
                var sequence = await moment.SequenceAsync(db, token).ConfigureAwait(false);
                return await PastArtifactQueries.LiveByName.RunAsync(db, collection, wanted, sequence, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<Page<Artifact>> ListAsync(ArtifactQuery query, PageRequest? page = null, CancellationToken cancellationToken = default) =>
        ArtifactListing.Of(query).PageAsync(scope, moment, page, cancellationToken);

    public Task<long> CountAsync(ArtifactQuery query, CancellationToken cancellationToken = default) =>
        ArtifactListing.Of(query).CountAsync(scope, moment, cancellationToken);

    public Task<Facets> FacetsAsync(
        ArtifactQuery query, ArtifactFacet facet, int limit = 100, CancellationToken cancellationToken = default) =>
        ArtifactListing.FacetsAsync(query, facet, limit, scope, moment, cancellationToken);

    public Task<Facets> MetadataFacetsAsync(
        ArtifactQuery query, string path, int limit = 100, CancellationToken cancellationToken = default) =>
        ArtifactListing.MetadataFacetsAsync(query, path, limit, scope, moment, cancellationToken);

    public Task<SearchResults> SearchAsync(ArtifactSearch search, CancellationToken cancellationToken = default)
    {
        ArtifactListing.SearchOf(search);
        throw new NotSupportedException(
            $"A ranked search reads only the present, and this view shows the state at {moment.AsOf}. To find texts of the past, list artifacts by "
            + $"{nameof(ArtifactFilter)}.{nameof(ArtifactFilter.Words)}, which gives no scores and snippets.");
    }

    public Task<Revision?> FindRevisionAsync(ArtifactId id, int number, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        Require.RevisionNumber(number, nameof(number));
        return scope.ReadAsync(
            async (db, token) =>
            {
                var sequence = await moment.SequenceAsync(db, token).ConfigureAwait(false);
                var found = await ArtifactQueries.Revision.RunAsync(db, id, number, token).ConfigureAwait(false);
                return found is null || found.FromSequence > sequence ? null : RevisionListing.At(found, sequence);
            },
            cancellationToken);
    }

    public Task<Page<RevisionEntry>> HistoryAsync(ArtifactId id, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return RevisionListing.PageAsync(id, scope, moment, page, cancellationToken);
    }

    public Task<Page<NameHistoryEntry>> NameHistoryAsync(
        string name, CollectionId? collection = null, PageRequest? page = null, CancellationToken cancellationToken = default) =>
        NameHistoryListing.PageAsync(name, collection, scope, moment, page, cancellationToken);

    // Two reads are safe, because the content of a revision never changes. A purge between them has the same result as one before them.
    public async Task<ArtifactText?> FindTextAsync(ArtifactId id, CancellationToken cancellationToken = default) =>
        await FindAsync(id, false, cancellationToken).ConfigureAwait(false) is { } found
            ? new(found, await _contents.GetTextAsync(id, found.HeadRevision, cancellationToken).ConfigureAwait(false))
            : null;

    public Task<string> GetTextAsync(ArtifactId id, int revision, CancellationToken cancellationToken = default) =>
        _contents.GetTextAsync(id, revision, cancellationToken);

    public Task<byte[]> GetBytesAsync(ArtifactId id, int revision, CancellationToken cancellationToken = default) =>
        _contents.GetBytesAsync(id, revision, cancellationToken);

    public Task<Stream> OpenContentAsync(ArtifactId id, int revision, CancellationToken cancellationToken = default) =>
        _contents.OpenAsync(id, revision, cancellationToken);
}
