namespace Kontextual.Benchmarks.Raw;

/// <summary>Reads each answer with one statement.</summary>
internal sealed class RawReads(RawStatements statements)
{
    private const int PageSize = 100;

    public Artifact ById(ArtifactId id)
    {
        using var row = statements.ArtifactById.With(RawRows.IdText(id.Value)).Read();
        return row.Read() ? RawRows.Artifact(row) : throw new EntityNotFoundException(EntityKind.Artifact, id.ToString());
    }

    public Artifact ByName(CollectionId collection, string name)
    {
        using var row = statements.ArtifactByName.With(RawRows.IdText(collection.Value), name).Read();
        return row.Read() ? RawRows.Artifact(row) : throw new EntityNotFoundException(EntityKind.Artifact, name);
    }

    public ArtifactText WithText(ArtifactId id)
    {
        using var row = statements.ArtifactWithText.With(RawRows.IdText(id.Value)).Read();
        if (!row.Read())
            throw new EntityNotFoundException(EntityKind.Artifact, id.ToString());
        return new(RawRows.Artifact(row), row.GetString(12));
    }

    public Page<Artifact> Page(CollectionId collection, string? cursor)
    {
        var items = new List<Artifact>(PageSize + 1);
        using (var row = PageStatement(RawRows.IdText(collection.Value), cursor).Read())
        {
            while (row.Read())
                items.Add(RawRows.Artifact(row));
        }

        if (items.Count <= PageSize)
            return new(items, null);
        items.RemoveAt(PageSize);
        return new(items, $"{items[^1].Name}\0{items[^1].Id}");
    }

    public IReadOnlyList<RevisionEntry> History(ArtifactId id)
    {
        var items = new List<RevisionEntry>();
        using var row = statements.History.With(RawRows.IdText(id.Value), PageSize).Read();
        while (row.Read())
            items.Add(RawRows.Entry(id, row));
        return items;
    }

    private RawStatement PageStatement(string collection, string? cursor)
    {
        // One additional row shows whether there is a next page.
        if (cursor is null)
            return statements.FirstPage.With(collection, PageSize + 1);
        var end = cursor.IndexOf('\0', StringComparison.Ordinal);
        return statements.NextPage.With(collection, PageSize + 1, cursor[..end], cursor[(end + 1)..]);
    }
}
