using Kontextual.Benchmarks.Contestants;

namespace Kontextual.Benchmarks.Raw;

/// <summary>Reads traversals, the past and pages of changes, each with one statement.</summary>
internal sealed class RawLinkReads(RawLinkStatements statements)
{
    private const int MaxCount = 1000;

    public Traversal Traverse(ArtifactId start, int depth)
    {
        var items = new List<RelatedArtifact>();
        using var row = statements.Traverse.With(RawRows.IdText(start.Value), depth, MaxCount + 1).Read();
        while (row.Read())
            items.Add(new(RawRows.Artifact(row), row.GetInt32(12)));
        return items.Count > MaxCount ? new(items[..MaxCount], true) : new(items, false);
    }

    public Artifact AsOf(ArtifactId id, long sequence)
    {
        using var row = statements.ArtifactAsOf.With(RawRows.IdText(id.Value), sequence).Read();
        return row.Read() ? RawRows.Artifact(row) : throw new EntityNotFoundException(EntityKind.Artifact, id.ToString());
    }

    public ChangePage Changes(ChangePosition position)
    {
        var records = new List<ChangeRecord>(ChangePages.ToRead);
        using var row = statements.ChangesFrom.With(position.Sequence, ChangePages.ToRead).Read();
        while (row.Read())
            records.Add(RawRows.Record(row));
        return ChangePages.After(position, records);
    }
}
