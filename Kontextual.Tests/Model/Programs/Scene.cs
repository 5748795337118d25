using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Where a step is played: on one side, by one client, inside a transaction or not.</summary>
internal sealed class Scene(IReads reads, IWrites? writes, KnownEntities known, int client)
{
    public IReads Reads => reads;

    public IWrites Writes => writes ?? throw new InvalidOperationException("A verb was played outside a transaction.");

    public KnownEntities KnownEntities => known;

    public int Client => client;

    public TId Id<TId>(Ref name)
        where TId : struct, IEntityId<TId> => known.Id<TId>(name);

    public int? Expected<TId>(TId id, Guess guess)
        where TId : struct, IEntityId<TId> => known.Version(client, id, guess);

    /// <inheritdoc cref="KnownEntities.Attempt"/>
    public RunAttempt Attempt(RunId run, int shift) => known.Attempt(run, shift);

    public Past? Moment(When? when) => known.Moment(when);

    /// <summary>Lets the client remember what it sees, and gives the line that says it.</summary>
    public string See<TRow>(TRow? row)
        where TRow : class, IEntityRow<TRow>
    {
        if (row is not null)
            known.See(client, row);
        return row?.ToString() ?? "none";
    }

    /// <inheritdoc cref="See{TRow}(TRow)"/>
    public string See<TRow>(Done<TRow> done)
        where TRow : class, IEntityRow<TRow> => $"{done.Outcome} {See(done.Row)}";

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
