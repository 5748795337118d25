using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kontextual.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "collections",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    metadata = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<string>(type: "TEXT", nullable: false),
                    deleted_at = table.Column<string>(type: "TEXT", nullable: true),
                    is_purged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collections", x => x.id);
                    table.CheckConstraint("ck_collections_created_at", "typeof(created_at) = 'text' AND length(CAST(created_at AS BLOB)) = 27 AND created_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_collections_deleted_at", "deleted_at IS NULL OR (typeof(deleted_at) = 'text' AND length(CAST(deleted_at AS BLOB)) = 27 AND deleted_at GLOB '????-??-??T??:??:??.??????Z')");
                    table.CheckConstraint("ck_collections_description", "typeof(description) = 'text'");
                    table.CheckConstraint("ck_collections_id", "typeof(id) = 'text' AND length(CAST(id AS BLOB)) = 36 AND id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_collections_is_purged", "is_purged IN (0, 1)");
                    table.CheckConstraint("ck_collections_metadata", "typeof(metadata) = 'text' AND json_valid(metadata) AND json_type(metadata) = 'object'");
                    table.CheckConstraint("ck_collections_name", "typeof(name) = 'text' AND length(name) <= 512 AND instr(name, char(0)) = 0 AND (name <> '' OR is_purged = 1)");
                    table.CheckConstraint("ck_collections_updated_at", "typeof(updated_at) = 'text' AND length(CAST(updated_at AS BLOB)) = 27 AND updated_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_collections_version", "typeof(version) = 'integer' AND version >= 1");
                });

            migrationBuilder.CreateTable(
                name: "contents",
                columns: table => new
                {
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    storage = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contents", x => x.digest);
                    table.CheckConstraint("ck_contents_digest", "typeof(digest) = 'blob' AND length(digest) = 32");
                    table.CheckConstraint("ck_contents_size", "typeof(size) = 'integer' AND size >= 0");
                    table.CheckConstraint("ck_contents_storage", "storage IN ('Text', 'Chunks', 'Purged')");
                    table.CheckConstraint("ck_contents_text", "text IS NULL OR (typeof(text) = 'text' AND length(CAST(text AS BLOB)) = size)");
                    table.CheckConstraint("ck_contents_text_where_storage_says", "(storage = 'Text') = (text IS NOT NULL) AND (text IS NULL OR size <= 1048576)");
                });

            migrationBuilder.CreateTable(
                name: "context_packages",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    metadata = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<string>(type: "TEXT", nullable: false),
                    deleted_at = table.Column<string>(type: "TEXT", nullable: true),
                    is_purged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_context_packages", x => x.id);
                    table.CheckConstraint("ck_context_packages_created_at", "typeof(created_at) = 'text' AND length(CAST(created_at AS BLOB)) = 27 AND created_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_context_packages_deleted_at", "deleted_at IS NULL OR (typeof(deleted_at) = 'text' AND length(CAST(deleted_at AS BLOB)) = 27 AND deleted_at GLOB '????-??-??T??:??:??.??????Z')");
                    table.CheckConstraint("ck_context_packages_description", "typeof(description) = 'text'");
                    table.CheckConstraint("ck_context_packages_id", "typeof(id) = 'text' AND length(CAST(id AS BLOB)) = 36 AND id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_context_packages_is_purged", "is_purged IN (0, 1)");
                    table.CheckConstraint("ck_context_packages_metadata", "typeof(metadata) = 'text' AND json_valid(metadata) AND json_type(metadata) = 'object'");
                    table.CheckConstraint("ck_context_packages_name", "typeof(name) = 'text' AND length(name) <= 512 AND instr(name, char(0)) = 0 AND (name <> '' OR is_purged = 1)");
                    table.CheckConstraint("ck_context_packages_updated_at", "typeof(updated_at) = 'text' AND length(CAST(updated_at AS BLOB)) = 27 AND updated_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_context_packages_version", "typeof(version) = 'integer' AND version >= 1");
                });

            migrationBuilder.CreateTable(
                name: "input_bundles",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    parameters = table.Column<string>(type: "TEXT", nullable: false),
                    entry_count = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    is_purged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_input_bundles", x => x.id);
                    table.CheckConstraint("ck_input_bundles_created_at", "typeof(created_at) = 'text' AND length(CAST(created_at AS BLOB)) = 27 AND created_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_input_bundles_digest", "typeof(digest) = 'blob' AND length(digest) = 32");
                    table.CheckConstraint("ck_input_bundles_entry_count", "typeof(entry_count) = 'integer' AND entry_count >= 0");
                    table.CheckConstraint("ck_input_bundles_id", "typeof(id) = 'text' AND length(CAST(id AS BLOB)) = 36 AND id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_input_bundles_is_purged", "is_purged IN (0, 1)");
                    table.CheckConstraint("ck_input_bundles_parameters", "typeof(parameters) = 'text' AND json_valid(parameters) AND json_type(parameters) = 'object'");
                });

            migrationBuilder.CreateTable(
                name: "metadata_pointers",
                columns: table => new
                {
                    pointer_key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pointer = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_metadata_pointers", x => x.pointer_key);
                    table.CheckConstraint("ck_metadata_pointers_pointer", "typeof(pointer) = 'text'");
                    table.CheckConstraint("ck_metadata_pointers_pointer_key", "typeof(pointer_key) = 'integer' AND pointer_key >= 1");
                });

            migrationBuilder.CreateTable(
                name: "metadata_values",
                columns: table => new
                {
                    pointer_key = table.Column<long>(type: "INTEGER", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    artifact_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_metadata_values", x => new { x.pointer_key, x.value, x.artifact_id });
                    table.CheckConstraint("ck_metadata_values_artifact_id", "typeof(artifact_id) = 'text' AND length(CAST(artifact_id AS BLOB)) = 36 AND artifact_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_metadata_values_pointer_key", "typeof(pointer_key) = 'integer' AND pointer_key >= 1");
                    table.CheckConstraint("ck_metadata_values_value", "typeof(value) = 'text'");
                });

            migrationBuilder.CreateTable(
                name: "stores",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    format_version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    word_index_version = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stores", x => x.id);
                    table.CheckConstraint("ck_stores_created_at", "typeof(created_at) = 'text' AND length(CAST(created_at AS BLOB)) = 27 AND created_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_stores_format_version", "typeof(format_version) = 'integer' AND format_version >= 1");
                    table.CheckConstraint("ck_stores_id", "typeof(id) = 'text' AND length(CAST(id AS BLOB)) = 36 AND id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_stores_word_index_version", "word_index_version IS NULL OR (typeof(word_index_version) = 'integer' AND word_index_version >= 1)");
                });

            migrationBuilder.CreateTable(
                name: "collection_names",
                columns: table => new
                {
                    collection_id = table.Column<string>(type: "TEXT", nullable: false),
                    from_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    to_sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    is_deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_purged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collection_names", x => new { x.collection_id, x.from_sequence });
                    table.CheckConstraint("ck_collection_names_collection_id", "typeof(collection_id) = 'text' AND length(CAST(collection_id AS BLOB)) = 36 AND collection_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_collection_names_from_sequence", "typeof(from_sequence) = 'integer' AND from_sequence >= 1");
                    table.CheckConstraint("ck_collection_names_is_deleted", "is_deleted IN (0, 1)");
                    table.CheckConstraint("ck_collection_names_is_purged", "is_purged IN (0, 1)");
                    table.CheckConstraint("ck_collection_names_name", "typeof(name) = 'text' AND length(name) <= 512 AND instr(name, char(0)) = 0 AND (name <> '' OR is_purged = 1)");
                    table.CheckConstraint("ck_collection_names_to_sequence", "to_sequence IS NULL OR (typeof(to_sequence) = 'integer' AND to_sequence >= 1)");
                    table.ForeignKey(
                        name: "fk_collection_names_collections_collection_id",
                        column: x => x.collection_id,
                        principalTable: "collections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "artifacts",
                columns: table => new
                {
                    inner_key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    collection_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", nullable: false),
                    head_revision = table.Column<int>(type: "INTEGER", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    metadata = table.Column<string>(type: "TEXT", nullable: false),
                    provenance = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<string>(type: "TEXT", nullable: false),
                    deleted_at = table.Column<string>(type: "TEXT", nullable: true),
                    is_purged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_artifacts", x => x.inner_key);
                    table.UniqueConstraint("ak_artifacts_id", x => x.id);
                    table.CheckConstraint("ck_artifacts_collection_id", "typeof(collection_id) = 'text' AND length(CAST(collection_id AS BLOB)) = 36 AND collection_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_artifacts_created_at", "typeof(created_at) = 'text' AND length(CAST(created_at AS BLOB)) = 27 AND created_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_artifacts_deleted_at", "deleted_at IS NULL OR (typeof(deleted_at) = 'text' AND length(CAST(deleted_at AS BLOB)) = 27 AND deleted_at GLOB '????-??-??T??:??:??.??????Z')");
                    table.CheckConstraint("ck_artifacts_digest", "typeof(digest) = 'blob' AND length(digest) = 32");
                    table.CheckConstraint("ck_artifacts_head_revision", "typeof(head_revision) = 'integer' AND head_revision >= 1");
                    table.CheckConstraint("ck_artifacts_id", "typeof(id) = 'text' AND length(CAST(id AS BLOB)) = 36 AND id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_artifacts_inner_key", "typeof(inner_key) = 'integer' AND inner_key >= 1");
                    table.CheckConstraint("ck_artifacts_is_purged", "is_purged IN (0, 1)");
                    table.CheckConstraint("ck_artifacts_media_type", "typeof(media_type) = 'text'");
                    table.CheckConstraint("ck_artifacts_metadata", "typeof(metadata) = 'text' AND json_valid(metadata) AND json_type(metadata) = 'object'");
                    table.CheckConstraint("ck_artifacts_name", "typeof(name) = 'text' AND length(name) <= 512 AND instr(name, char(0)) = 0 AND (name <> '' OR is_purged = 1)");
                    table.CheckConstraint("ck_artifacts_provenance", "typeof(provenance) = 'text' AND json_valid(provenance) AND json_type(provenance) = 'object'");
                    table.CheckConstraint("ck_artifacts_size", "typeof(size) = 'integer' AND size >= 0");
                    table.CheckConstraint("ck_artifacts_type", "typeof(type) = 'text' AND length(type) <= 512 AND instr(type, char(0)) = 0 AND (type <> '' OR is_purged = 1)");
                    table.CheckConstraint("ck_artifacts_updated_at", "typeof(updated_at) = 'text' AND length(CAST(updated_at AS BLOB)) = 27 AND updated_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.ForeignKey(
                        name: "fk_artifacts_collections_collection_id",
                        column: x => x.collection_id,
                        principalTable: "collections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_artifacts_contents_digest",
                        column: x => x.digest,
                        principalTable: "contents",
                        principalColumn: "digest",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "content_chunks",
                columns: table => new
                {
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_content_chunks", x => new { x.digest, x.ordinal });
                    table.CheckConstraint("ck_content_chunks_bytes", "typeof(bytes) = 'blob' AND length(bytes) BETWEEN 1 AND 1048576");
                    table.CheckConstraint("ck_content_chunks_digest", "typeof(digest) = 'blob' AND length(digest) = 32");
                    table.CheckConstraint("ck_content_chunks_ordinal", "typeof(ordinal) = 'integer' AND ordinal >= 0");
                    table.ForeignKey(
                        name: "fk_content_chunks_contents_digest",
                        column: x => x.digest,
                        principalTable: "contents",
                        principalColumn: "digest",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "context_package_names",
                columns: table => new
                {
                    package_id = table.Column<string>(type: "TEXT", nullable: false),
                    from_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    to_sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    is_deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_purged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_context_package_names", x => new { x.package_id, x.from_sequence });
                    table.CheckConstraint("ck_context_package_names_from_sequence", "typeof(from_sequence) = 'integer' AND from_sequence >= 1");
                    table.CheckConstraint("ck_context_package_names_is_deleted", "is_deleted IN (0, 1)");
                    table.CheckConstraint("ck_context_package_names_is_purged", "is_purged IN (0, 1)");
                    table.CheckConstraint("ck_context_package_names_name", "typeof(name) = 'text' AND length(name) <= 512 AND instr(name, char(0)) = 0 AND (name <> '' OR is_purged = 1)");
                    table.CheckConstraint("ck_context_package_names_package_id", "typeof(package_id) = 'text' AND length(CAST(package_id AS BLOB)) = 36 AND package_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_context_package_names_to_sequence", "to_sequence IS NULL OR (typeof(to_sequence) = 'integer' AND to_sequence >= 1)");
                    table.ForeignKey(
                        name: "fk_context_package_names_context_packages_package_id",
                        column: x => x.package_id,
                        principalTable: "context_packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "operation_runs",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    operation = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    parent_run_id = table.Column<string>(type: "TEXT", nullable: true),
                    actor = table.Column<string>(type: "TEXT", nullable: true),
                    idempotency_key = table.Column<string>(type: "TEXT", nullable: true),
                    input_bundle_id = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<string>(type: "TEXT", nullable: true),
                    finished_at = table.Column<string>(type: "TEXT", nullable: true),
                    heartbeat_at = table.Column<string>(type: "TEXT", nullable: true),
                    diagnostics = table.Column<string>(type: "TEXT", nullable: false),
                    is_purged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operation_runs", x => x.id);
                    table.CheckConstraint("ck_operation_runs_actor", "actor IS NULL OR (typeof(actor) = 'text')");
                    table.CheckConstraint("ck_operation_runs_attempt", "typeof(attempt) = 'integer' AND attempt >= 1");
                    table.CheckConstraint("ck_operation_runs_created_at", "typeof(created_at) = 'text' AND length(CAST(created_at AS BLOB)) = 27 AND created_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_operation_runs_diagnostics", "typeof(diagnostics) = 'text' AND json_valid(diagnostics) AND json_type(diagnostics) = 'array'");
                    table.CheckConstraint("ck_operation_runs_finished_at", "finished_at IS NULL OR (typeof(finished_at) = 'text' AND length(CAST(finished_at AS BLOB)) = 27 AND finished_at GLOB '????-??-??T??:??:??.??????Z')");
                    table.CheckConstraint("ck_operation_runs_heartbeat_at", "heartbeat_at IS NULL OR (typeof(heartbeat_at) = 'text' AND length(CAST(heartbeat_at AS BLOB)) = 27 AND heartbeat_at GLOB '????-??-??T??:??:??.??????Z')");
                    table.CheckConstraint("ck_operation_runs_id", "typeof(id) = 'text' AND length(CAST(id AS BLOB)) = 36 AND id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_operation_runs_idempotency_key", "idempotency_key IS NULL OR (typeof(idempotency_key) = 'text')");
                    table.CheckConstraint("ck_operation_runs_input_bundle_id", "input_bundle_id IS NULL OR (typeof(input_bundle_id) = 'text' AND length(CAST(input_bundle_id AS BLOB)) = 36 AND input_bundle_id GLOB '????????-????-????-????-????????????')");
                    table.CheckConstraint("ck_operation_runs_is_purged", "is_purged IN (0, 1)");
                    table.CheckConstraint("ck_operation_runs_operation", "typeof(operation) = 'text' AND length(operation) <= 512 AND instr(operation, char(0)) = 0 AND (operation <> '' OR is_purged = 1)");
                    table.CheckConstraint("ck_operation_runs_parent_run_id", "parent_run_id IS NULL OR (typeof(parent_run_id) = 'text' AND length(CAST(parent_run_id AS BLOB)) = 36 AND parent_run_id GLOB '????????-????-????-????-????????????')");
                    table.CheckConstraint("ck_operation_runs_started_at", "started_at IS NULL OR (typeof(started_at) = 'text' AND length(CAST(started_at AS BLOB)) = 27 AND started_at GLOB '????-??-??T??:??:??.??????Z')");
                    table.CheckConstraint("ck_operation_runs_status", "status IN ('Pending', 'Running', 'Suspended', 'Succeeded', 'Failed', 'Cancelled')");
                    table.CheckConstraint("ck_operation_runs_version", "typeof(version) = 'integer' AND version >= 1");
                    table.ForeignKey(
                        name: "fk_operation_runs_input_bundles_input_bundle_id",
                        column: x => x.input_bundle_id,
                        principalTable: "input_bundles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_operation_runs_operation_runs_parent_run_id",
                        column: x => x.parent_run_id,
                        principalTable: "operation_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "artifact_names",
                columns: table => new
                {
                    artifact_id = table.Column<string>(type: "TEXT", nullable: false),
                    from_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    to_sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    collection_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    is_deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    is_purged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_artifact_names", x => new { x.artifact_id, x.from_sequence });
                    table.CheckConstraint("ck_artifact_names_artifact_id", "typeof(artifact_id) = 'text' AND length(CAST(artifact_id AS BLOB)) = 36 AND artifact_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_artifact_names_collection_id", "typeof(collection_id) = 'text' AND length(CAST(collection_id AS BLOB)) = 36 AND collection_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_artifact_names_created_at", "typeof(created_at) = 'text' AND length(CAST(created_at AS BLOB)) = 27 AND created_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_artifact_names_from_sequence", "typeof(from_sequence) = 'integer' AND from_sequence >= 1");
                    table.CheckConstraint("ck_artifact_names_is_deleted", "is_deleted IN (0, 1)");
                    table.CheckConstraint("ck_artifact_names_is_purged", "is_purged IN (0, 1)");
                    table.CheckConstraint("ck_artifact_names_name", "typeof(name) = 'text' AND length(name) <= 512 AND instr(name, char(0)) = 0 AND (name <> '' OR is_purged = 1)");
                    table.CheckConstraint("ck_artifact_names_to_sequence", "to_sequence IS NULL OR (typeof(to_sequence) = 'integer' AND to_sequence >= 1)");
                    table.CheckConstraint("ck_artifact_names_type", "typeof(type) = 'text' AND length(type) <= 512 AND instr(type, char(0)) = 0 AND (type <> '' OR is_purged = 1)");
                    table.ForeignKey(
                        name: "fk_artifact_names_artifacts_artifact_id",
                        column: x => x.artifact_id,
                        principalTable: "artifacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_artifact_names_collections_collection_id",
                        column: x => x.collection_id,
                        principalTable: "collections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "relationships",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    target_id = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    metadata = table.Column<string>(type: "TEXT", nullable: false),
                    provenance = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<string>(type: "TEXT", nullable: false),
                    from_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    to_sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    is_purged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_relationships", x => x.id);
                    table.CheckConstraint("ck_relationships_created_at", "typeof(created_at) = 'text' AND length(CAST(created_at AS BLOB)) = 27 AND created_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_relationships_from_sequence", "typeof(from_sequence) = 'integer' AND from_sequence >= 1");
                    table.CheckConstraint("ck_relationships_id", "typeof(id) = 'text' AND length(CAST(id AS BLOB)) = 36 AND id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_relationships_is_purged", "is_purged IN (0, 1)");
                    table.CheckConstraint("ck_relationships_metadata", "typeof(metadata) = 'text' AND json_valid(metadata) AND json_type(metadata) = 'object'");
                    table.CheckConstraint("ck_relationships_provenance", "typeof(provenance) = 'text' AND json_valid(provenance) AND json_type(provenance) = 'object'");
                    table.CheckConstraint("ck_relationships_source_id", "typeof(source_id) = 'text' AND length(CAST(source_id AS BLOB)) = 36 AND source_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_relationships_target_id", "typeof(target_id) = 'text' AND length(CAST(target_id AS BLOB)) = 36 AND target_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_relationships_to_sequence", "to_sequence IS NULL OR (typeof(to_sequence) = 'integer' AND to_sequence >= 1)");
                    table.CheckConstraint("ck_relationships_type", "typeof(type) = 'text' AND length(type) <= 512 AND instr(type, char(0)) = 0 AND (type <> '' OR is_purged = 1)");
                    table.CheckConstraint("ck_relationships_updated_at", "typeof(updated_at) = 'text' AND length(CAST(updated_at AS BLOB)) = 27 AND updated_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_relationships_version", "typeof(version) = 'integer' AND version >= 1");
                    table.ForeignKey(
                        name: "fk_relationships_artifacts_source_id",
                        column: x => x.source_id,
                        principalTable: "artifacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_relationships_artifacts_target_id",
                        column: x => x.target_id,
                        principalTable: "artifacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "change_records",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    transaction_id = table.Column<string>(type: "TEXT", nullable: false),
                    entity_kind = table.Column<string>(type: "TEXT", nullable: false),
                    entity_id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    entity_version = table.Column<int>(type: "INTEGER", nullable: false),
                    old_digest = table.Column<byte[]>(type: "BLOB", nullable: true),
                    new_digest = table.Column<byte[]>(type: "BLOB", nullable: true),
                    actor = table.Column<string>(type: "TEXT", nullable: true),
                    run_id = table.Column<string>(type: "TEXT", nullable: true),
                    attempt = table.Column<int>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    trace_id = table.Column<string>(type: "TEXT", nullable: true),
                    time = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: true),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    commitment = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_records", x => x.sequence);
                    table.CheckConstraint("ck_change_records_actor", "actor IS NULL OR (typeof(actor) = 'text')");
                    table.CheckConstraint("ck_change_records_attempt", "attempt IS NULL OR (typeof(attempt) = 'integer' AND attempt >= 1)");
                    table.CheckConstraint("ck_change_records_commitment", "typeof(commitment) = 'blob' AND length(commitment) = 32");
                    table.CheckConstraint("ck_change_records_entity_id", "typeof(entity_id) = 'text' AND length(CAST(entity_id AS BLOB)) = 36 AND entity_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_change_records_entity_kind", "entity_kind IN ('Collection', 'Artifact', 'Relationship', 'Run', 'Step', 'Bundle', 'Manifest', 'ContextPackage', 'ContextReference')");
                    table.CheckConstraint("ck_change_records_entity_version", "typeof(entity_version) = 'integer' AND entity_version >= 1");
                    table.CheckConstraint("ck_change_records_hash", "typeof(hash) = 'blob' AND length(hash) = 32");
                    table.CheckConstraint("ck_change_records_kind", "kind IN ('Created', 'Updated', 'Deleted', 'Restored', 'Purged', 'Moved')");
                    table.CheckConstraint("ck_change_records_new_digest", "new_digest IS NULL OR (typeof(new_digest) = 'blob' AND length(new_digest) = 32)");
                    table.CheckConstraint("ck_change_records_old_digest", "old_digest IS NULL OR (typeof(old_digest) = 'blob' AND length(old_digest) = 32)");
                    table.CheckConstraint("ck_change_records_reason", "reason IS NULL OR (typeof(reason) = 'text')");
                    table.CheckConstraint("ck_change_records_run_id", "run_id IS NULL OR (typeof(run_id) = 'text' AND length(CAST(run_id AS BLOB)) = 36 AND run_id GLOB '????????-????-????-????-????????????')");
                    table.CheckConstraint("ck_change_records_salt", "salt IS NULL OR (typeof(salt) = 'blob' AND length(salt) = 16)");
                    table.CheckConstraint("ck_change_records_sequence", "typeof(sequence) = 'integer' AND sequence >= 1");
                    table.CheckConstraint("ck_change_records_state", "state IS NULL OR (typeof(state) = 'text' AND json_valid(state) AND json_type(state) = 'object')");
                    table.CheckConstraint("ck_change_records_time", "typeof(time) = 'text' AND length(CAST(time AS BLOB)) = 27 AND time GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_change_records_trace_id", "trace_id IS NULL OR (typeof(trace_id) = 'text')");
                    table.CheckConstraint("ck_change_records_transaction_id", "typeof(transaction_id) = 'text' AND length(CAST(transaction_id AS BLOB)) = 36 AND transaction_id GLOB '????????-????-????-????-????????????'");
                    table.ForeignKey(
                        name: "fk_change_records_operation_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "operation_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revisions",
                columns: table => new
                {
                    artifact_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    collection_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    metadata = table.Column<string>(type: "TEXT", nullable: false),
                    provenance = table.Column<string>(type: "TEXT", nullable: false),
                    producing_run_id = table.Column<string>(type: "TEXT", nullable: true),
                    message = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    from_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    to_sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    is_purged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revisions", x => new { x.artifact_id, x.number });
                    table.CheckConstraint("ck_revisions_artifact_id", "typeof(artifact_id) = 'text' AND length(CAST(artifact_id AS BLOB)) = 36 AND artifact_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_revisions_collection_id", "typeof(collection_id) = 'text' AND length(CAST(collection_id AS BLOB)) = 36 AND collection_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_revisions_created_at", "typeof(created_at) = 'text' AND length(CAST(created_at AS BLOB)) = 27 AND created_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_revisions_digest", "typeof(digest) = 'blob' AND length(digest) = 32");
                    table.CheckConstraint("ck_revisions_from_sequence", "typeof(from_sequence) = 'integer' AND from_sequence >= 1");
                    table.CheckConstraint("ck_revisions_is_purged", "is_purged IN (0, 1)");
                    table.CheckConstraint("ck_revisions_kind", "kind IN ('Created', 'Updated', 'Deleted', 'Restored')");
                    table.CheckConstraint("ck_revisions_media_type", "typeof(media_type) = 'text'");
                    table.CheckConstraint("ck_revisions_message", "typeof(message) = 'text'");
                    table.CheckConstraint("ck_revisions_metadata", "typeof(metadata) = 'text' AND json_valid(metadata) AND json_type(metadata) = 'object'");
                    table.CheckConstraint("ck_revisions_name", "typeof(name) = 'text' AND length(name) <= 512 AND instr(name, char(0)) = 0 AND (name <> '' OR is_purged = 1)");
                    table.CheckConstraint("ck_revisions_number", "typeof(number) = 'integer' AND number >= 1");
                    table.CheckConstraint("ck_revisions_producing_run_id", "producing_run_id IS NULL OR (typeof(producing_run_id) = 'text' AND length(CAST(producing_run_id AS BLOB)) = 36 AND producing_run_id GLOB '????????-????-????-????-????????????')");
                    table.CheckConstraint("ck_revisions_provenance", "typeof(provenance) = 'text' AND json_valid(provenance) AND json_type(provenance) = 'object'");
                    table.CheckConstraint("ck_revisions_size", "typeof(size) = 'integer' AND size >= 0");
                    table.CheckConstraint("ck_revisions_to_sequence", "to_sequence IS NULL OR (typeof(to_sequence) = 'integer' AND to_sequence >= 1)");
                    table.CheckConstraint("ck_revisions_type", "typeof(type) = 'text' AND length(type) <= 512 AND instr(type, char(0)) = 0 AND (type <> '' OR is_purged = 1)");
                    table.ForeignKey(
                        name: "fk_revisions_artifacts_artifact_id",
                        column: x => x.artifact_id,
                        principalTable: "artifacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revisions_collections_collection_id",
                        column: x => x.collection_id,
                        principalTable: "collections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revisions_contents_digest",
                        column: x => x.digest,
                        principalTable: "contents",
                        principalColumn: "digest",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_revisions_operation_runs_producing_run_id",
                        column: x => x.producing_run_id,
                        principalTable: "operation_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "run_manifests",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    run_id = table.Column<string>(type: "TEXT", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    tool = table.Column<string>(type: "TEXT", nullable: false),
                    environment = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<string>(type: "TEXT", nullable: false),
                    finished_at = table.Column<string>(type: "TEXT", nullable: false),
                    diagnostics = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    entry_count = table.Column<int>(type: "INTEGER", nullable: false),
                    is_purged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_manifests", x => x.id);
                    table.CheckConstraint("ck_run_manifests_attempt", "typeof(attempt) = 'integer' AND attempt >= 1");
                    table.CheckConstraint("ck_run_manifests_diagnostics", "typeof(diagnostics) = 'text' AND json_valid(diagnostics) AND json_type(diagnostics) = 'array'");
                    table.CheckConstraint("ck_run_manifests_digest", "typeof(digest) = 'blob' AND length(digest) = 32");
                    table.CheckConstraint("ck_run_manifests_entry_count", "typeof(entry_count) = 'integer' AND entry_count >= 0");
                    table.CheckConstraint("ck_run_manifests_environment", "typeof(environment) = 'text' AND json_valid(environment) AND json_type(environment) = 'object'");
                    table.CheckConstraint("ck_run_manifests_finished_at", "typeof(finished_at) = 'text' AND length(CAST(finished_at AS BLOB)) = 27 AND finished_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_run_manifests_id", "typeof(id) = 'text' AND length(CAST(id AS BLOB)) = 36 AND id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_run_manifests_is_purged", "is_purged IN (0, 1)");
                    table.CheckConstraint("ck_run_manifests_outcome", "outcome IN ('Succeeded', 'Failed', 'Cancelled', 'Abandoned')");
                    table.CheckConstraint("ck_run_manifests_run_id", "typeof(run_id) = 'text' AND length(CAST(run_id AS BLOB)) = 36 AND run_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_run_manifests_started_at", "typeof(started_at) = 'text' AND length(CAST(started_at AS BLOB)) = 27 AND started_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_run_manifests_tool", "typeof(tool) = 'text' AND json_valid(tool) AND json_type(tool) = 'object'");
                    table.ForeignKey(
                        name: "fk_run_manifests_operation_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "operation_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "workflow_steps",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    run_id = table.Column<string>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    parameters = table.Column<string>(type: "TEXT", nullable: false),
                    result = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<string>(type: "TEXT", nullable: true),
                    finished_at = table.Column<string>(type: "TEXT", nullable: true),
                    diagnostics = table.Column<string>(type: "TEXT", nullable: false),
                    is_purged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workflow_steps", x => x.id);
                    table.CheckConstraint("ck_workflow_steps_attempt", "typeof(attempt) = 'integer' AND attempt >= 1");
                    table.CheckConstraint("ck_workflow_steps_diagnostics", "typeof(diagnostics) = 'text' AND json_valid(diagnostics) AND json_type(diagnostics) = 'array'");
                    table.CheckConstraint("ck_workflow_steps_finished_at", "finished_at IS NULL OR (typeof(finished_at) = 'text' AND length(CAST(finished_at AS BLOB)) = 27 AND finished_at GLOB '????-??-??T??:??:??.??????Z')");
                    table.CheckConstraint("ck_workflow_steps_id", "typeof(id) = 'text' AND length(CAST(id AS BLOB)) = 36 AND id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_workflow_steps_is_purged", "is_purged IN (0, 1)");
                    table.CheckConstraint("ck_workflow_steps_name", "typeof(name) = 'text' AND length(name) <= 512 AND instr(name, char(0)) = 0 AND (name <> '' OR is_purged = 1)");
                    table.CheckConstraint("ck_workflow_steps_ordinal", "typeof(ordinal) = 'integer' AND ordinal >= 1");
                    table.CheckConstraint("ck_workflow_steps_parameters", "typeof(parameters) = 'text' AND json_valid(parameters) AND json_type(parameters) = 'object'");
                    table.CheckConstraint("ck_workflow_steps_result", "result IS NULL OR (typeof(result) = 'text' AND json_valid(result))");
                    table.CheckConstraint("ck_workflow_steps_run_id", "typeof(run_id) = 'text' AND length(CAST(run_id AS BLOB)) = 36 AND run_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_workflow_steps_started_at", "started_at IS NULL OR (typeof(started_at) = 'text' AND length(CAST(started_at AS BLOB)) = 27 AND started_at GLOB '????-??-??T??:??:??.??????Z')");
                    table.CheckConstraint("ck_workflow_steps_status", "status IN ('Pending', 'Running', 'Suspended', 'Succeeded', 'Failed', 'Cancelled', 'Skipped')");
                    table.CheckConstraint("ck_workflow_steps_version", "typeof(version) = 'integer' AND version >= 1");
                    table.ForeignKey(
                        name: "fk_workflow_steps_operation_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "operation_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "context_references",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    package_id = table.Column<string>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    metadata = table.Column<string>(type: "TEXT", nullable: false),
                    provenance = table.Column<string>(type: "TEXT", nullable: false),
                    artifact_id = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: true),
                    relationship_id = table.Column<string>(type: "TEXT", nullable: true),
                    run_id = table.Column<string>(type: "TEXT", nullable: true),
                    external_system = table.Column<string>(type: "TEXT", nullable: true),
                    external_reference = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<string>(type: "TEXT", nullable: false),
                    deleted_at = table.Column<string>(type: "TEXT", nullable: true),
                    is_purged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_context_references", x => x.id);
                    table.CheckConstraint("ck_context_references_artifact_id", "artifact_id IS NULL OR (typeof(artifact_id) = 'text' AND length(CAST(artifact_id AS BLOB)) = 36 AND artifact_id GLOB '????????-????-????-????-????????????')");
                    table.CheckConstraint("ck_context_references_created_at", "typeof(created_at) = 'text' AND length(CAST(created_at AS BLOB)) = 27 AND created_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_context_references_deleted_at", "deleted_at IS NULL OR (typeof(deleted_at) = 'text' AND length(CAST(deleted_at AS BLOB)) = 27 AND deleted_at GLOB '????-??-??T??:??:??.??????Z')");
                    table.CheckConstraint("ck_context_references_external", "(external_system IS NULL) = (external_reference IS NULL)");
                    table.CheckConstraint("ck_context_references_external_reference", "external_reference IS NULL OR (typeof(external_reference) = 'text')");
                    table.CheckConstraint("ck_context_references_external_system", "external_system IS NULL OR (typeof(external_system) = 'text')");
                    table.CheckConstraint("ck_context_references_id", "typeof(id) = 'text' AND length(CAST(id AS BLOB)) = 36 AND id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_context_references_is_purged", "is_purged IN (0, 1)");
                    table.CheckConstraint("ck_context_references_metadata", "typeof(metadata) = 'text' AND json_valid(metadata) AND json_type(metadata) = 'object'");
                    table.CheckConstraint("ck_context_references_one_target", "is_purged = 1 OR (artifact_id IS NOT NULL) + (relationship_id IS NOT NULL) + (run_id IS NOT NULL) + (external_reference IS NOT NULL) = 1");
                    table.CheckConstraint("ck_context_references_ordinal", "typeof(ordinal) = 'integer' AND ordinal >= 1");
                    table.CheckConstraint("ck_context_references_package_id", "typeof(package_id) = 'text' AND length(CAST(package_id AS BLOB)) = 36 AND package_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_context_references_provenance", "typeof(provenance) = 'text' AND json_valid(provenance) AND json_type(provenance) = 'object'");
                    table.CheckConstraint("ck_context_references_relationship_id", "relationship_id IS NULL OR (typeof(relationship_id) = 'text' AND length(CAST(relationship_id AS BLOB)) = 36 AND relationship_id GLOB '????????-????-????-????-????????????')");
                    table.CheckConstraint("ck_context_references_revision", "revision IS NULL OR (typeof(revision) = 'integer' AND revision >= 1)");
                    table.CheckConstraint("ck_context_references_revision_of_artifact", "revision IS NULL OR artifact_id IS NOT NULL");
                    table.CheckConstraint("ck_context_references_role", "typeof(role) = 'text' AND length(role) <= 512 AND instr(role, char(0)) = 0 AND (role <> '' OR is_purged = 1)");
                    table.CheckConstraint("ck_context_references_run_id", "run_id IS NULL OR (typeof(run_id) = 'text' AND length(CAST(run_id AS BLOB)) = 36 AND run_id GLOB '????????-????-????-????-????????????')");
                    table.CheckConstraint("ck_context_references_updated_at", "typeof(updated_at) = 'text' AND length(CAST(updated_at AS BLOB)) = 27 AND updated_at GLOB '????-??-??T??:??:??.??????Z'");
                    table.CheckConstraint("ck_context_references_version", "typeof(version) = 'integer' AND version >= 1");
                    table.ForeignKey(
                        name: "fk_context_references_artifacts_artifact_id",
                        column: x => x.artifact_id,
                        principalTable: "artifacts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_context_references_context_packages_package_id",
                        column: x => x.package_id,
                        principalTable: "context_packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_context_references_operation_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "operation_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_context_references_relationships_relationship_id",
                        column: x => x.relationship_id,
                        principalTable: "relationships",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_context_references_revisions_artifact_id_revision",
                        columns: x => new { x.artifact_id, x.revision },
                        principalTable: "revisions",
                        principalColumns: new[] { "artifact_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "input_entries",
                columns: table => new
                {
                    bundle_id = table.Column<string>(type: "TEXT", nullable: false),
                    path = table.Column<string>(type: "TEXT", nullable: false),
                    artifact_id = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: true),
                    uri = table.Column<string>(type: "TEXT", nullable: true),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_input_entries", x => new { x.bundle_id, x.path });
                    table.CheckConstraint("ck_input_entries_artifact_id", "artifact_id IS NULL OR (typeof(artifact_id) = 'text' AND length(CAST(artifact_id AS BLOB)) = 36 AND artifact_id GLOB '????????-????-????-????-????????????')");
                    table.CheckConstraint("ck_input_entries_bundle_id", "typeof(bundle_id) = 'text' AND length(CAST(bundle_id AS BLOB)) = 36 AND bundle_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_input_entries_digest", "typeof(digest) = 'blob' AND length(digest) = 32");
                    table.CheckConstraint("ck_input_entries_one_source", "(artifact_id IS NULL) = (revision IS NULL) AND (artifact_id IS NULL) <> (uri IS NULL)");
                    table.CheckConstraint("ck_input_entries_path", "typeof(path) = 'text' AND length(path) <= 512 AND instr(path, char(0)) = 0 AND (path <> '')");
                    table.CheckConstraint("ck_input_entries_revision", "revision IS NULL OR (typeof(revision) = 'integer' AND revision >= 1)");
                    table.CheckConstraint("ck_input_entries_uri", "uri IS NULL OR (typeof(uri) = 'text')");
                    table.ForeignKey(
                        name: "fk_input_entries_input_bundles_bundle_id",
                        column: x => x.bundle_id,
                        principalTable: "input_bundles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_input_entries_revisions_artifact_id_revision",
                        columns: x => new { x.artifact_id, x.revision },
                        principalTable: "revisions",
                        principalColumns: new[] { "artifact_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "moved_inputs",
                columns: table => new
                {
                    bundle_id = table.Column<string>(type: "TEXT", nullable: false),
                    artifact_id = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_moved_inputs", x => new { x.bundle_id, x.artifact_id, x.revision });
                    table.CheckConstraint("ck_moved_inputs_artifact_id", "typeof(artifact_id) = 'text' AND length(CAST(artifact_id AS BLOB)) = 36 AND artifact_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_moved_inputs_bundle_id", "typeof(bundle_id) = 'text' AND length(CAST(bundle_id AS BLOB)) = 36 AND bundle_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_moved_inputs_revision", "typeof(revision) = 'integer' AND revision >= 1");
                    table.ForeignKey(
                        name: "fk_moved_inputs_input_bundles_bundle_id",
                        column: x => x.bundle_id,
                        principalTable: "input_bundles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_moved_inputs_revisions_artifact_id_revision",
                        columns: x => new { x.artifact_id, x.revision },
                        principalTable: "revisions",
                        principalColumns: new[] { "artifact_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "run_outputs",
                columns: table => new
                {
                    run_id = table.Column<string>(type: "TEXT", nullable: false),
                    path = table.Column<string>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    step_ordinal = table.Column<int>(type: "INTEGER", nullable: true),
                    artifact_id = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    to_sequence = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_outputs", x => new { x.run_id, x.path, x.sequence });
                    table.CheckConstraint("ck_run_outputs_artifact_id", "typeof(artifact_id) = 'text' AND length(CAST(artifact_id AS BLOB)) = 36 AND artifact_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_run_outputs_attempt", "typeof(attempt) = 'integer' AND attempt >= 1");
                    table.CheckConstraint("ck_run_outputs_digest", "typeof(digest) = 'blob' AND length(digest) = 32");
                    table.CheckConstraint("ck_run_outputs_path", "typeof(path) = 'text' AND length(path) <= 512 AND instr(path, char(0)) = 0 AND (path <> '')");
                    table.CheckConstraint("ck_run_outputs_revision", "typeof(revision) = 'integer' AND revision >= 1");
                    table.CheckConstraint("ck_run_outputs_run_id", "typeof(run_id) = 'text' AND length(CAST(run_id AS BLOB)) = 36 AND run_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_run_outputs_sequence", "typeof(sequence) = 'integer' AND sequence >= 1");
                    table.CheckConstraint("ck_run_outputs_step_ordinal", "step_ordinal IS NULL OR (typeof(step_ordinal) = 'integer' AND step_ordinal >= 1)");
                    table.CheckConstraint("ck_run_outputs_to_sequence", "to_sequence IS NULL OR (typeof(to_sequence) = 'integer' AND to_sequence >= 1)");
                    table.ForeignKey(
                        name: "fk_run_outputs_operation_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "operation_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_run_outputs_revisions_artifact_id_revision",
                        columns: x => new { x.artifact_id, x.revision },
                        principalTable: "revisions",
                        principalColumns: new[] { "artifact_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "manifest_entries",
                columns: table => new
                {
                    manifest_id = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    path = table.Column<string>(type: "TEXT", nullable: false),
                    artifact_id = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: true),
                    uri = table.Column<string>(type: "TEXT", nullable: true),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_manifest_entries", x => new { x.manifest_id, x.role, x.path });
                    table.CheckConstraint("ck_manifest_entries_artifact_id", "artifact_id IS NULL OR (typeof(artifact_id) = 'text' AND length(CAST(artifact_id AS BLOB)) = 36 AND artifact_id GLOB '????????-????-????-????-????????????')");
                    table.CheckConstraint("ck_manifest_entries_digest", "typeof(digest) = 'blob' AND length(digest) = 32");
                    table.CheckConstraint("ck_manifest_entries_manifest_id", "typeof(manifest_id) = 'text' AND length(CAST(manifest_id AS BLOB)) = 36 AND manifest_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_manifest_entries_one_source", "(artifact_id IS NULL) = (revision IS NULL) AND (artifact_id IS NULL) <> (uri IS NULL)");
                    table.CheckConstraint("ck_manifest_entries_path", "typeof(path) = 'text' AND length(path) <= 512 AND instr(path, char(0)) = 0 AND (path <> '')");
                    table.CheckConstraint("ck_manifest_entries_revision", "revision IS NULL OR (typeof(revision) = 'integer' AND revision >= 1)");
                    table.CheckConstraint("ck_manifest_entries_role", "role IN ('Input', 'Output')");
                    table.CheckConstraint("ck_manifest_entries_uri", "uri IS NULL OR (typeof(uri) = 'text')");
                    table.ForeignKey(
                        name: "fk_manifest_entries_revisions_artifact_id_revision",
                        columns: x => new { x.artifact_id, x.revision },
                        principalTable: "revisions",
                        principalColumns: new[] { "artifact_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_manifest_entries_run_manifests_manifest_id",
                        column: x => x.manifest_id,
                        principalTable: "run_manifests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "context_reference_places",
                columns: table => new
                {
                    reference_id = table.Column<string>(type: "TEXT", nullable: false),
                    from_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    to_sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    package_id = table.Column<string>(type: "TEXT", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    is_deleted = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_context_reference_places", x => new { x.reference_id, x.from_sequence });
                    table.CheckConstraint("ck_context_reference_places_from_sequence", "typeof(from_sequence) = 'integer' AND from_sequence >= 1");
                    table.CheckConstraint("ck_context_reference_places_is_deleted", "is_deleted IN (0, 1)");
                    table.CheckConstraint("ck_context_reference_places_ordinal", "typeof(ordinal) = 'integer' AND ordinal >= 1");
                    table.CheckConstraint("ck_context_reference_places_package_id", "typeof(package_id) = 'text' AND length(CAST(package_id AS BLOB)) = 36 AND package_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_context_reference_places_reference_id", "typeof(reference_id) = 'text' AND length(CAST(reference_id AS BLOB)) = 36 AND reference_id GLOB '????????-????-????-????-????????????'");
                    table.CheckConstraint("ck_context_reference_places_role", "typeof(role) = 'text' AND length(role) <= 512 AND instr(role, char(0)) = 0 AND (role <> '')");
                    table.CheckConstraint("ck_context_reference_places_to_sequence", "to_sequence IS NULL OR (typeof(to_sequence) = 'integer' AND to_sequence >= 1)");
                    table.ForeignKey(
                        name: "fk_context_reference_places_context_packages_package_id",
                        column: x => x.package_id,
                        principalTable: "context_packages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_context_reference_places_context_references_reference_id",
                        column: x => x.reference_id,
                        principalTable: "context_references",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_artifact_names_collection_past",
                table: "artifact_names",
                columns: new[] { "collection_id", "name", "artifact_id", "from_sequence", "to_sequence", "type", "is_deleted", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_artifact_names_past",
                table: "artifact_names",
                columns: new[] { "name", "artifact_id", "from_sequence", "to_sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_artifacts_collection_id_name_id",
                table: "artifacts",
                columns: new[] { "collection_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_artifacts_collection_id_updated_at_id",
                table: "artifacts",
                columns: new[] { "collection_id", "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_artifacts_name_id",
                table: "artifacts",
                columns: new[] { "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_artifacts_type_name_id",
                table: "artifacts",
                columns: new[] { "type", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_artifacts_live_name",
                table: "artifacts",
                columns: new[] { "collection_id", "name" },
                unique: true,
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_change_records_entity_id_entity_kind_sequence",
                table: "change_records",
                columns: new[] { "entity_id", "entity_kind", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_change_records_run_id",
                table: "change_records",
                column: "run_id",
                filter: "run_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_change_records_time",
                table: "change_records",
                column: "time");

            migrationBuilder.CreateIndex(
                name: "ix_change_records_transaction_id",
                table: "change_records",
                column: "transaction_id");

            migrationBuilder.CreateIndex(
                name: "ix_collection_names_past",
                table: "collection_names",
                columns: new[] { "name", "collection_id", "from_sequence", "to_sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_collections_name_id",
                table: "collections",
                columns: new[] { "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_collections_live_name",
                table: "collections",
                column: "name",
                unique: true,
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_context_package_names_past",
                table: "context_package_names",
                columns: new[] { "name", "package_id", "from_sequence", "to_sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_context_packages_name_id",
                table: "context_packages",
                columns: new[] { "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_context_reference_places_past",
                table: "context_reference_places",
                columns: new[] { "package_id", "ordinal", "reference_id", "from_sequence", "to_sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_context_references_artifact",
                table: "context_references",
                columns: new[] { "artifact_id", "created_at", "id" },
                filter: "artifact_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_context_references_created_at_id",
                table: "context_references",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_context_references_external",
                table: "context_references",
                columns: new[] { "external_system", "external_reference", "created_at", "id" },
                filter: "external_reference IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_context_references_package_id_ordinal_id",
                table: "context_references",
                columns: new[] { "package_id", "ordinal", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_context_references_relationship",
                table: "context_references",
                columns: new[] { "relationship_id", "created_at", "id" },
                filter: "relationship_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_context_references_run",
                table: "context_references",
                columns: new[] { "run_id", "created_at", "id" },
                filter: "run_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_context_references_live_ordinal",
                table: "context_references",
                columns: new[] { "package_id", "ordinal" },
                unique: true,
                filter: "deleted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_input_bundles_digest",
                table: "input_bundles",
                column: "digest");

            migrationBuilder.CreateIndex(
                name: "ix_input_entries_artifact_id_revision",
                table: "input_entries",
                columns: new[] { "artifact_id", "revision" });

            migrationBuilder.CreateIndex(
                name: "ix_manifest_entries_artifact_id_revision",
                table: "manifest_entries",
                columns: new[] { "artifact_id", "revision" });

            migrationBuilder.CreateIndex(
                name: "ux_metadata_pointers_pointer",
                table: "metadata_pointers",
                column: "pointer",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_moved_inputs_artifact_id_revision",
                table: "moved_inputs",
                columns: new[] { "artifact_id", "revision" });

            migrationBuilder.CreateIndex(
                name: "ix_operation_runs_created_at_id",
                table: "operation_runs",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_operation_runs_input_bundle_id",
                table: "operation_runs",
                column: "input_bundle_id");

            migrationBuilder.CreateIndex(
                name: "ix_operation_runs_operation_created_at_id",
                table: "operation_runs",
                columns: new[] { "operation", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_operation_runs_parent_run_id",
                table: "operation_runs",
                column: "parent_run_id");

            migrationBuilder.CreateIndex(
                name: "ix_operation_runs_status_created_at_id",
                table: "operation_runs",
                columns: new[] { "status", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_operation_runs_idempotency_key",
                table: "operation_runs",
                columns: new[] { "operation", "idempotency_key" },
                unique: true,
                filter: "idempotency_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_relationships_created_at_id",
                table: "relationships",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_relationships_live_incoming",
                table: "relationships",
                columns: new[] { "target_id", "type", "source_id" },
                filter: "to_sequence IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_relationships_source_id_created_at_id",
                table: "relationships",
                columns: new[] { "source_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_relationships_target_id_created_at_id",
                table: "relationships",
                columns: new[] { "target_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_relationships_type_created_at_id",
                table: "relationships",
                columns: new[] { "type", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_relationships_live_ends",
                table: "relationships",
                columns: new[] { "source_id", "target_id", "type" },
                unique: true,
                filter: "to_sequence IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_revisions_artifact_id_from_sequence",
                table: "revisions",
                columns: new[] { "artifact_id", "from_sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_revisions_digest_is_purged",
                table: "revisions",
                columns: new[] { "digest", "is_purged" });

            migrationBuilder.CreateIndex(
                name: "ix_revisions_from_sequence",
                table: "revisions",
                column: "from_sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_revisions_producing_run_id",
                table: "revisions",
                column: "producing_run_id",
                filter: "producing_run_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_run_manifests_run_id_attempt",
                table: "run_manifests",
                columns: new[] { "run_id", "attempt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_run_outputs_artifact_id_revision",
                table: "run_outputs",
                columns: new[] { "artifact_id", "revision" });

            migrationBuilder.CreateIndex(
                name: "ux_run_outputs_current_path",
                table: "run_outputs",
                columns: new[] { "run_id", "path" },
                unique: true,
                filter: "to_sequence IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_workflow_steps_run_id_ordinal",
                table: "workflow_steps",
                columns: new[] { "run_id", "ordinal" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "artifact_names");

            migrationBuilder.DropTable(
                name: "change_records");

            migrationBuilder.DropTable(
                name: "collection_names");

            migrationBuilder.DropTable(
                name: "content_chunks");

            migrationBuilder.DropTable(
                name: "context_package_names");

            migrationBuilder.DropTable(
                name: "context_reference_places");

            migrationBuilder.DropTable(
                name: "input_entries");

            migrationBuilder.DropTable(
                name: "manifest_entries");

            migrationBuilder.DropTable(
                name: "metadata_pointers");

            migrationBuilder.DropTable(
                name: "metadata_values");

            migrationBuilder.DropTable(
                name: "moved_inputs");

            migrationBuilder.DropTable(
                name: "run_outputs");

            migrationBuilder.DropTable(
                name: "stores");

            migrationBuilder.DropTable(
                name: "workflow_steps");

            migrationBuilder.DropTable(
                name: "context_references");

            migrationBuilder.DropTable(
                name: "run_manifests");

            migrationBuilder.DropTable(
                name: "context_packages");

            migrationBuilder.DropTable(
                name: "relationships");

            migrationBuilder.DropTable(
                name: "revisions");

            migrationBuilder.DropTable(
                name: "artifacts");

            migrationBuilder.DropTable(
                name: "operation_runs");

            migrationBuilder.DropTable(
                name: "collections");

            migrationBuilder.DropTable(
                name: "contents");

            migrationBuilder.DropTable(
                name: "input_bundles");
        }
    }
}
