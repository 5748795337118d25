using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kontextual.Torture;

/// <summary>A migration that rebuilds three tables without changing their schema. SQLite cannot alter a column in any other way.</summary>
[Migration(MigrationId)]
internal sealed class RebuildTables : Migration
{
    /// <summary>An id that is sorted after all migrations of the product.</summary>
    public const string MigrationId = "99990101000000_RebuildTables";

    private IModel? _model;

    /// <summary>The newest migration of the product, which defines these tables.</summary>
    public static TypeInfo? Newest { get; set; }

    public override IModel TargetModel => _model ??= ((Migration)Activator.CreateInstance(Newest!.AsType())!).TargetModel;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var (table, column) in new[] { ("collections", "description"), ("artifacts", "media_type"), ("relationships", "type") })
        {
            migrationBuilder.AlterColumn<string>(
                name: column, table: table, type: "TEXT", nullable: false, oldClrType: typeof(string), oldType: "TEXT");
        }
    }
}
