using System.Text.Json;
using Kontextual.Persistence.Artifacts.Criteria;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Runs a traversal as one recursive statement, level by level.</summary>
/// <remarks>The distances are recorded by the function of the connection, because EF returns only rows of entities.</remarks>
internal sealed class SqliteTraversal(KontextualDbContext db, TraversalSteps steps)
{
    private static readonly Func<PastArtifact, Artifact> ArtifactOf = PastArtifact.Artifact.Compile();

    public async Task<List<RelatedArtifact>> RunAsync(CancellationToken cancellationToken)
    {
        var start = steps.Start.ToString();
        var connection = (KeptSqliteConnection)db.Database.GetDbConnection();
        var distances = connection.Visited;
        connection.HasMetBadId = false;
        distances.Clear();
        distances.Add(start, 0);
        object[] values = [start, steps.MaxDepth, steps.MaxCount + 2, steps.Sequence ?? 0, TypesOf(steps)];
        try
        {
            List<RelatedArtifact> reached = [];
            await foreach (var artifact in FoundAsync(values).WithCancellation(cancellationToken).ConfigureAwait(false))
                reached.Add(new RelatedArtifact(artifact, distances[artifact.Id.ToString()]));
            if (connection.HasMetBadId)
                await RefuseBadEndsAsync(cancellationToken).ConfigureAwait(false);
            return [.. reached.OrderBy(item => item.Distance).ThenBy(item => item.Artifact.Id)];
        }
        finally
        {
            // The connection is reused, and the traversal may have reached very many artifacts.
            distances.Clear();
            distances.TrimExcess();
        }
    }

    // A traversal of all types does not read the parameter.
    private static string TypesOf(TraversalSteps steps) => steps.Types is { } types ? JsonSerializer.Serialize(types) : "[]";

    private IAsyncEnumerable<Artifact> FoundAsync(object[] values)
    {
        var queries = TraversalQueries.Of(db.Model);
        var shape = TraversalShape.Of(steps);
        return shape.IsPast
            ? queries.Past(db, shape, values).Select(ArtifactAt)
            : queries.Present(db, shape, values);
    }

    private static Artifact ArtifactAt(TraversalQueries.PastRow row) => ArtifactOf(new PastArtifact
    {
        Id = row.Revision.ArtifactId,
        CollectionId = row.Revision.CollectionId,
        Name = row.Revision.Name,
        Type = row.Revision.Type,
        IsDeleted = row.Revision.Kind == RevisionKind.Deleted,
        CreatedAt = row.CreatedAt ?? throw new StoreCorruptException(
            $"table artifacts, id {row.Revision.ArtifactId}, column created_at", "the row or the value is missing, although the artifact has revisions"),
        Revision = row.Revision,
    });

    // Reading the rows throws an error that names the invalid row. It is done only after an invalid id was found.
    private async Task RefuseBadEndsAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in db.Set<Relationship>().AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            continue;
    }
}
