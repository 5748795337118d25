using Kontextual.Benchmarks.Contestants;

namespace Kontextual.Benchmarks.Floor;

/// <summary>Reads each answer with one statement.</summary>
internal sealed class FloorReads(FloorStatements statements)
{
    private const int PageSize = 100;
    private const int MaxCount = 1000;

    public FloorHead? Head(ArtifactId id)
    {
        using var row = statements.Head.With(FloorValues.Id(id.Value)).Read();
        return row.Read() ? FloorRows.Head(row) : null;
    }

    public Artifact ById(ArtifactId id)
    {
        using var row = statements.Head.With(FloorValues.Id(id.Value)).Read();
        return row.Read() && FloorRows.Kind(row) != RevisionKind.Deleted ? FloorRows.Artifact(row) : throw Missing(id.ToString());
    }

    public Artifact ByName(CollectionId collection, string name)
    {
        using var row = statements.ByName.With(FloorValues.Id(collection.Value), name).Read();
        return row.Read() ? FloorRows.Artifact(row) : throw Missing(name);
    }

    public ArtifactText WithText(ArtifactId id)
    {
        using var row = statements.HeadWithText.With(FloorValues.Id(id.Value)).Read();
        if (!row.Read() || FloorRows.Kind(row) == RevisionKind.Deleted)
            throw Missing(id.ToString());
        return new(FloorRows.Artifact(row), row.GetString(FloorRows.ArtifactColumns));
    }

    public Page<Artifact> Page(CollectionId collection, string? cursor)
    {
        // One additional row shows whether there is a next page. Live names are unique, so a name alone is a position.
        var items = new List<Artifact>(PageSize + 1);
        var id = FloorValues.Id(collection.Value);
        var statement = cursor is null ? statements.FirstPage.With(id, PageSize + 1) : statements.NextPage.With(id, PageSize + 1, cursor);
        using (var row = statement.Read())
        {
            while (row.Read())
                items.Add(FloorRows.Artifact(row));
        }

        if (items.Count <= PageSize)
            return new(items, null);
        items.RemoveAt(PageSize);
        return new(items, items[^1].Name);
    }

    public IReadOnlyList<RevisionEntry> History(ArtifactId id)
    {
        var items = new List<RevisionEntry>();
        using var row = statements.History.With(FloorValues.Id(id.Value), PageSize).Read();
        while (row.Read())
            items.Add(FloorRows.Entry(row));
        return items;
    }

    public Artifact AsOf(ArtifactId id, long sequence)
    {
        using var row = statements.AsOf.With(FloorValues.Id(id.Value), sequence).Read();
        return row.Read() ? FloorRows.Artifact(row) : throw Missing(id.ToString());
    }

    public Traversal Traverse(ArtifactId start, int depth)
    {
        var items = new List<RelatedArtifact>();
        using var row = statements.Traverse.With(FloorValues.Id(start.Value), depth, MaxCount + 1).Read();
        while (row.Read())
            items.Add(new(FloorRows.Artifact(row), row.GetInt32(FloorRows.ArtifactColumns)));
        return items.Count > MaxCount ? new(items[..MaxCount], true) : new(items, false);
    }

    public ChangePage Changes(ChangePosition position)
    {
        var records = new List<ChangeRecord>(ChangePages.ToRead);
        using var row = statements.ChangesFrom.With(position.Sequence, ChangePages.ToRead).Read();
        while (row.Read())
            records.Add(FloorRows.Change(row));
        return ChangePages.After(position, records);
    }

    private static EntityNotFoundException Missing(string what) => new(EntityKind.Artifact, what);
}
