using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Artifacts;

internal sealed class ArtifactMapping : IEntityTypeConfiguration<Artifact>
{
    public void Configure(EntityTypeBuilder<Artifact> builder)
    {
        builder.ToTable("artifacts");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.HeadRevision).IsConcurrencyToken();
        builder.HasOne<Collection>().WithMany().HasForeignKey(a => a.CollectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Content>().WithMany().HasForeignKey(a => a.Digest).OnDelete(DeleteBehavior.Restrict);

        builder.HasIndex(a => new { a.CollectionId, a.Name }, "ux_artifacts_live_name").IsUnique().HasFilter("deleted_at IS NULL");

        // Every create pays for each index, so only frequent listings have one. docs/schema.md says what each index serves, and how the
        // other listings are answered. Each index ends in the id, as each order does.
        builder.HasIndex(a => new { a.CollectionId, a.Name, a.Id });
        builder.HasIndex(a => new { a.CollectionId, a.UpdatedAt, a.Id });
        builder.HasIndex(a => new { a.Name, a.Id });
        builder.HasIndex(a => new { a.Type, a.Name, a.Id });
    }
}
