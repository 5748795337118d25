using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Raw;

/// <summary>All statements of the hand-written contestant. Each is prepared when it is first used.</summary>
internal sealed class RawStatements(SqliteConnection connection)
{
    private const string ArtifactColumns =
        "id, collection_id, name, type, media_type, head_revision, digest, size, metadata, provenance, created_at, updated_at";

    public RawStatement Begin => field ??= New("BEGIN IMMEDIATE", 0);

    public RawStatement Commit => field ??= New("COMMIT", 0);

    public RawStatement Rollback => field ??= New("ROLLBACK", 0);

    public RawStatement LastChange => field ??= New("SELECT sequence, hash, time FROM change_records ORDER BY sequence DESC LIMIT 1", 0);

    public RawStatement LiveCollection => field ??= New("SELECT 1 FROM collections WHERE id = $1 AND deleted_at IS NULL", 1);

    public RawStatement HolderOfName => field ??= New(
        "SELECT id FROM artifacts WHERE collection_id = $1 AND name = $2 AND deleted_at IS NULL", 2);

    public RawStatement InsertContent => field ??= New(
        """
        INSERT INTO contents (digest, size, storage, text) VALUES ($1, $2, 'Text', $3)
        ON CONFLICT (digest) DO UPDATE SET storage = excluded.storage, text = excluded.text WHERE storage = 'Purged'
        """,
        3);

    public RawStatement InsertArtifact => field ??= New(
        $"INSERT INTO artifacts ({ArtifactColumns}, is_purged) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0)", 12);

    public RawStatement InsertValue => field ??= New(
        "INSERT OR IGNORE INTO metadata_values (pointer_key, value, artifact_id) VALUES ((SELECT pointer_key FROM metadata_pointers WHERE pointer = $1), $2, $3)", 3);

    public RawStatement InsertPointer => field ??= New("INSERT INTO metadata_pointers (pointer) VALUES ($1)", 1);

    public RawStatement InnerKey => field ??= New("SELECT inner_key FROM artifacts WHERE id = $1", 1);

    public RawStatement InsertWords => field ??= New("INSERT INTO artifact_words (rowid, words) VALUES ($1, $2)", 2);

    public RawStatement DeleteWords => field ??= New("INSERT INTO artifact_words (artifact_words, rowid, words) VALUES ('delete', $1, $2)", 2);

    public RawStatement Text => field ??= New("SELECT text FROM contents WHERE digest = $1", 1);

    public RawStatement InsertName => field ??= New(
        "INSERT INTO artifact_names (artifact_id, from_sequence, collection_id, name, type, created_at, is_deleted, is_purged) VALUES ($1, $2, $3, $4, $5, $6, $7, 0)",
        7);

    public RawStatement EndName => field ??= New(
        "UPDATE artifact_names SET to_sequence = $2 WHERE artifact_id = $1 AND to_sequence IS NULL", 2);

    public RawStatement UpdateArtifact => field ??= New(
        "UPDATE artifacts SET head_revision = $2, digest = $3, size = $4, provenance = $5, updated_at = $6 WHERE id = $1", 6);

    public RawStatement SetDeleted => field ??= New(
        "UPDATE artifacts SET head_revision = $2, updated_at = $3, deleted_at = $4 WHERE id = $1", 4);

    public RawStatement EndRevision => field ??= New("UPDATE revisions SET to_sequence = $3 WHERE artifact_id = $1 AND number = $2", 3);

    public RawStatement InsertRevision => field ??= New(
        """
        INSERT INTO revisions (artifact_id, number, kind, collection_id, name, type, media_type, digest, size, metadata, provenance,
            message, created_at, from_sequence, is_purged)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', $12, $13, 0)
        """,
        13);

    public RawStatement InsertChange => field ??= New(
        """
        INSERT INTO change_records (sequence, transaction_id, entity_kind, entity_id, kind, entity_version, old_digest, new_digest,
            time, state, salt, commitment, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """,
        13);

    public RawStatement ArtifactById => field ??= New($"SELECT {ArtifactColumns} FROM artifacts WHERE id = $1 AND deleted_at IS NULL", 1);

    public RawStatement AnyArtifactById => field ??= New($"SELECT {ArtifactColumns}, deleted_at FROM artifacts WHERE id = $1 AND is_purged = 0", 1);

    public RawStatement ArtifactByName => field ??= New(
        $"SELECT {ArtifactColumns} FROM artifacts WHERE collection_id = $1 AND name = $2 AND deleted_at IS NULL", 2);

    public RawStatement ArtifactWithText => field ??= New(
        """
        SELECT a.id, a.collection_id, a.name, a.type, a.media_type, a.head_revision, a.digest, a.size, a.metadata, a.provenance,
            a.created_at, a.updated_at, c.text
        FROM artifacts a JOIN contents c ON c.digest = a.digest
        WHERE a.id = $1 AND a.deleted_at IS NULL
        """,
        1);

    public RawStatement FirstPage => field ??= New(
        $"""
        SELECT {ArtifactColumns} FROM artifacts WHERE collection_id = $1 AND deleted_at IS NULL
        ORDER BY name, id LIMIT $2
        """,
        2);

    public RawStatement NextPage => field ??= New(
        $"""
        SELECT {ArtifactColumns} FROM artifacts WHERE collection_id = $1 AND deleted_at IS NULL AND (name, id) > ($3, $4)
        ORDER BY name, id LIMIT $2
        """,
        4);

    public RawStatement History => field ??= New(
        """
        SELECT r.number, r.kind, r.collection_id, r.name, r.type, r.media_type, r.digest, r.size, r.metadata, r.provenance,
            r.producing_run_id, r.message, r.created_at, r.from_sequence, r.to_sequence, r.is_purged, c.transaction_id, c.kind,
            c.old_digest, c.new_digest, c.actor, c.run_id, c.reason, c.time, c.salt, c.commitment, c.hash
        FROM revisions r JOIN change_records c ON c.sequence = r.from_sequence
        WHERE r.artifact_id = $1 ORDER BY r.number LIMIT $2
        """,
        2);

    private RawStatement New(string sql, int parameters) => new(connection, sql, parameters);
}
