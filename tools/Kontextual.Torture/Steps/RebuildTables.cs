using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kontextual.Torture;

/// <summary>A migration that changes nothing, by making three tables anew: SQLite cannot alter a column in any other way.</summary>
[Migration(MigrationId)]
internal sealed class RebuildTables : Migration
{
    /// <summary>Sorts after every migration of the product.</summary>
    public const string MigrationId = "99990101000000_RebuildTables";

    private IModel? _model;

    /// <summary>The product's newest migration, whose tables these are.</summary>
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
