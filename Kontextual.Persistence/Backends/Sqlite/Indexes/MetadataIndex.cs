using Kontextual.Persistence.Backends.Sqlite.Rows;
using SQLitePCL;

namespace Kontextual.Persistence.Backends.Sqlite.Indexes;

/// <summary>Writes the rows of the metadata index with each artifact.</summary>
internal sealed class MetadataIndex(sqlite3 database) : IRowFollower
{
    private const string KeyOfPointer = "(SELECT pointer_key FROM metadata_pointers WHERE pointer = ?2)";

    private RowStatement? _add;
    private RowStatement? _addPointer;
    private RowStatement? _remove;
    private RowStatement? _removePointer;

    public void Follow(object? old, object? row)
    {
        if ((row ?? old) is Artifact artifact)
            Follow(artifact.Id, (old as Artifact)?.Metadata, (row as Artifact)?.Metadata);
    }

    public void Dispose()
    {
        _add?.Dispose();
        _addPointer?.Dispose();
        _remove?.Dispose();
        _removePointer?.Dispose();
    }

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
        // A row of VALUES, because SQLite prepares to roll back an INSERT of a SELECT alone, which costs more than the row. Without the pointer, the key is NULL
        // and the row is ignored.
        _add ??= new RowStatement(database, $"INSERT OR IGNORE INTO metadata_values (pointer_key, value, artifact_id) VALUES ({KeyOfPointer}, ?1, ?3)");
        if (Run(_add, id, leaf) != 0)
            return;

        // The pointer is new, or another program changed the metadata without the index, so that the row exists.
        _addPointer ??= new RowStatement(database, "INSERT INTO metadata_pointers (pointer) VALUES (?1) ON CONFLICT DO NOTHING");
        _addPointer.Bind(1, leaf.Pointer);
        _addPointer.Run();
        Run(_add, id, leaf);
    }

    private void Remove(string id, MetadataLeaf leaf)
    {
        _remove ??= new RowStatement(database, $"DELETE FROM metadata_values WHERE value = ?1 AND pointer_key = {KeyOfPointer} AND artifact_id = ?3");
        Run(_remove, id, leaf);

        // A pointer consists of names of members, and a purge must not leave them in the file.
        _removePointer ??= new RowStatement(
            database,
            "DELETE FROM metadata_pointers WHERE pointer = ?1 AND NOT EXISTS (SELECT 1 FROM metadata_values AS v WHERE v.pointer_key = metadata_pointers.pointer_key)");
        _removePointer.Bind(1, leaf.Pointer);
        _removePointer.Run();
    }

    private static int Run(RowStatement statement, string id, MetadataLeaf leaf)
    {
        statement.Bind(1, leaf.Key);
        statement.Bind(2, leaf.Pointer);
        statement.Bind(3, id);
        return statement.Run();
    }
}
