using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Where a step is played: on one side, by one client, inside a transaction or not.</summary>
internal sealed class Scene(IReads reads, IVerbs? verbs, KnownEntities known, int client)
{
    public IReads Reads => reads;

    public IVerbs Verbs => verbs ?? throw new InvalidOperationException("A verb was played outside a transaction.");

    public KnownEntities KnownEntities => known;

    public int Client => client;

    public CollectionId Collection(Ref name) => known.Id<CollectionId>(name);

    public ArtifactId Artifact(Ref name) => known.Id<ArtifactId>(name);

    public RelationshipId Relationship(Ref name) => known.Id<RelationshipId>(name);

    public int? Expected<TId>(TId id, Guess guess)
        where TId : struct, IEntityId<TId> => known.Version(client, id, guess);

    /// <summary>Lets the client remember what it sees, and gives the line that says it.</summary>
    public string See(CollectionRow? row)
    {
        if (row is not null)
            known.See(client, row.Id, row.Version, row.DeletedAt is not null);
        return row?.ToString() ?? "none";
    }

    /// <inheritdoc cref="See(CollectionRow)"/>
    public string See(ArtifactRow? row)
    {
        if (row is not null)
            known.See(client, row.Id, row.Head, row.DeletedAt is not null);
        return row?.ToString() ?? "none";
    }

    /// <inheritdoc cref="See(CollectionRow)"/>
    public string See(RelationshipRow? row)
    {
        if (row is not null)
            known.See(client, row.Id, row.Version, row.To is not null);
        return row?.ToString() ?? "none";
    }

    public string See(Done<CollectionRow> done) => $"{done.Outcome} {See(done.Row)}";

    public string See(Done<ArtifactRow> done) => $"{done.Outcome} {See(done.Row)}";

    public string See(Done<RelationshipRow> done) => $"{done.Outcome} {See(done.Row)}";

    /// <summary>Reads a listing page by page.</summary>
    /// <param name="page">Reads a page.</param>
    /// <param name="see">Says a row.</param>
    /// <param name="pages">How many pages to read; the client keeps its place when there are more.</param>
    public async Task<string> TurnAsync<TRow>(Func<IReads, object?, Task<Leaf<TRow>>> page, Func<Scene, TRow, string> see, int pages)
    {
        var lines = new List<string>();
        object? cursor = null;
        for (var i = 0; i < pages; i++)
        {
            var leaf = await page(reads, cursor);
            cursor = leaf.Next;
            lines.Add(Line(leaf, see));
            if (cursor is null)
                break;
        }

        if (cursor is not null)
            known.Hold(client, new Held(cursor, (scene, place) => scene.GoOnAsync(page, see, place)));
        return string.Join(Environment.NewLine, lines);
    }

    private async Task<string> GoOnAsync<TRow>(Func<IReads, object?, Task<Leaf<TRow>>> page, Func<Scene, TRow, string> see, object place)
    {
        var leaf = await page(reads, place);
        if (leaf.Next is { } next)
            known.Hold(client, new Held(next, (scene, later) => scene.GoOnAsync(page, see, later)));
        else
            known.LetGo(client);
        return Line(leaf, see);
    }

    private string Line<TRow>(Leaf<TRow> leaf, Func<Scene, TRow, string> see) =>
        $"{string.Join(Environment.NewLine, leaf.Rows.Select(row => see(this, row)))} ({leaf.Rows.Count}, {(leaf.Next is null ? "the last" : "more")})";
}
