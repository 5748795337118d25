using Kontextual.Persistence.Backends.Sqlite.Rows;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Indexes;

/// <summary>Writes the rows of the metadata index with each artifact.</summary>
internal sealed class MetadataIndex(sqlite3 database) : IRowFollower
{
    private const string KeyOfPointer = "(SELECT pointer_key FROM metadata_pointers WHERE pointer = ?2)";

    // A row of VALUES, because SQLite prepares to roll back an INSERT of a SELECT alone, which costs more than the row. Without the pointer, the key is NULL
    // and the row is ignored.
    private const string AddValue = $"INSERT OR IGNORE INTO metadata_values (pointer_key, value, artifact_id) VALUES ({KeyOfPointer}, ?1, ?3)";

    private const string RemoveValue = $"DELETE FROM metadata_values WHERE value = ?1 AND pointer_key = {KeyOfPointer} AND artifact_id = ?3";

    private const string RemovePointer =
        "DELETE FROM metadata_pointers WHERE pointer = ?1 AND NOT EXISTS (SELECT 1 FROM metadata_values AS v WHERE v.pointer_key = metadata_pointers.pointer_key)";

    private readonly RowStatements _statements = new(database);

    public void Follow(object? old, object? row)
    {
        if ((row ?? old) is Artifact artifact)
            Follow(artifact.Id, (old as Artifact)?.Metadata, (row as Artifact)?.Metadata);
    }

    public void Clear()
    {
        _statements.Run("DELETE FROM metadata_values");
        _statements.Run("DELETE FROM metadata_pointers");
    }

    public void Complete()
    {
    }

    public void Dispose() => _statements.Dispose();

    private void Follow(ArtifactId artifact, Metadata? old, Metadata? changed)
    {
        if (old?.Text == changed?.Text)
            return;
        var before = MetadataLeaves.Of((old ?? Metadata.Empty).Text);
        var after = MetadataLeaves.Of((changed ?? Metadata.Empty).Text);
        if (before.Count == 0 && after.Count == 0)
            return;
        var id = artifact.ToString();
        foreach (var leaf in before)
        {
            if (!after.Contains(leaf))
                Remove(id, leaf);
        }

        foreach (var leaf in after)
        {
            if (!before.Contains(leaf))
                Add(id, leaf);
        }
    }

    private void Add(string id, MetadataLeaf leaf)
    {
        if (_statements.Run(AddValue, leaf.Key, leaf.Pointer, id) != 0)
            return;

        // The pointer is new, or another program changed the metadata without the index, so that the row exists.
        _statements.Run("INSERT INTO metadata_pointers (pointer) VALUES (?1) ON CONFLICT DO NOTHING", leaf.Pointer);
        _statements.Run(AddValue, leaf.Key, leaf.Pointer, id);
    }

    private void Remove(string id, MetadataLeaf leaf)
    {
        _statements.Run(RemoveValue, leaf.Key, leaf.Pointer, id);

        // A pointer consists of names of members, and a purge must not leave them in the file.
        _statements.Run(RemovePointer, leaf.Pointer);
    }
}
