using Kontextual.Persistence.Contents;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

internal class ArtifactReader(IReadScope scope) : IArtifactReader
{
    private readonly ContentReader _contents = new(scope);

    public Task<Artifact?> FindAsync(ArtifactId id, bool includeDeleted = false, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return scope.ReadAsync(
            (db, token) => (includeDeleted ? ArtifactQueries.ById : ArtifactQueries.LiveById).RunAsync(db, id, token),
            cancellationToken);
    }

    public Task<Artifact?> FindByNameAsync(CollectionId collection, string name, CancellationToken cancellationToken = default)
    {
        Require.Id(collection, nameof(collection));
        var wanted = NameRules.Normalize(name, nameof(name));
        return scope.ReadAsync(
            (db, token) => ArtifactQueries.LiveByName.RunAsync(db, collection, wanted, token), cancellationToken);
    }

    public Task<Page<Artifact>> ListAsync(ArtifactQuery query, PageRequest? page = null, CancellationToken cancellationToken = default) =>
        ArtifactListing.Of(query).PageAsync(scope, null, page, cancellationToken);

    public Task<long> CountAsync(ArtifactQuery query, CancellationToken cancellationToken = default) =>
        ArtifactListing.Of(query).CountAsync(scope, null, cancellationToken);

    public Task<Facets> FacetsAsync(
        ArtifactQuery query, ArtifactFacet facet, int limit = 100, CancellationToken cancellationToken = default) =>
        ArtifactListing.FacetsAsync(query, facet, limit, scope, null, cancellationToken);

    public Task<Facets> MetadataFacetsAsync(
        ArtifactQuery query, string path, int limit = 100, CancellationToken cancellationToken = default) =>
        ArtifactListing.MetadataFacetsAsync(query, path, limit, scope, null, cancellationToken);

    public Task<SearchResults> SearchAsync(ArtifactSearch search, CancellationToken cancellationToken = default) =>
        ArtifactListing.SearchOf(search).RunAsync(scope, cancellationToken);

    public Task<Revision?> FindRevisionAsync(ArtifactId id, int number, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        Require.RevisionNumber(number, nameof(number));
        return scope.ReadAsync(
            (db, token) => ArtifactQueries.Revision.RunAsync(db, id, number, token), cancellationToken);
    }

    public Task<Page<RevisionEntry>> HistoryAsync(ArtifactId id, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return RevisionListing.PageAsync(id, scope, null, page, cancellationToken);
    }

    public Task<Page<NameHistoryEntry>> NameHistoryAsync(
        string name, CollectionId? collection = null, PageRequest? page = null, CancellationToken cancellationToken = default) =>
        NameHistoryListing.PageAsync(name, collection, scope, null, page, cancellationToken);

    public async Task<ArtifactText?> FindTextAsync(ArtifactId id, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        var found = await scope.ReadAsync(
            (db, token) => ArtifactQueries.LiveWithContent.RunAsync(db, id, token), cancellationToken).ConfigureAwait(false);
        if (found is not null)
            return new(found.Artifact, await _contents.GetTextAsync(found.Content, $"artifact {id}", cancellationToken).ConfigureAwait(false));
        var lost = await scope.ReadAsync(
            (db, token) => ArtifactQueries.LostContent.RunAsync(db, id, token), cancellationToken).ConfigureAwait(false);
        return lost is { } digest ? throw ContentReader.LostContent(digest, $"artifact {id}") : null;
    }

    public async Task<string> GetTextAsync(ArtifactId id, int revision, CancellationToken cancellationToken = default) =>
        await _contents.GetTextAsync(id, revision, cancellationToken).ConfigureAwait(false);

    public async Task<byte[]> GetBytesAsync(ArtifactId id, int revision, CancellationToken cancellationToken = default) =>
        await _contents.GetBytesAsync(id, revision, cancellationToken).ConfigureAwait(false);

    public async Task<Stream> OpenContentAsync(ArtifactId id, int revision, CancellationToken cancellationToken = default) =>
        await _contents.OpenAsync(id, revision, cancellationToken).ConfigureAwait(false);
}
