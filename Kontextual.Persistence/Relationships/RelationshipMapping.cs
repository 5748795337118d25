using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Relationships;

internal sealed class RelationshipMapping : IEntityTypeConfiguration<Relationship>
{
    public void Configure(EntityTypeBuilder<Relationship> builder)
    {
        builder.ToTable("relationships");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<Artifact>().WithMany().HasForeignKey(r => r.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Artifact>().WithMany().HasForeignKey(r => r.TargetId).OnDelete(DeleteBehavior.Restrict);

        builder.HasIndex(r => new { r.SourceId, r.TargetId, r.Type }, "ux_relationships_live_ends")
            .IsUnique().HasFilter("to_sequence IS NULL");

        // Incoming traversals with a filter by type use this index. Outgoing ones use the index above.
        builder.HasIndex(r => new { r.TargetId, r.Type, r.SourceId }, "ix_relationships_live_incoming").HasFilter("to_sequence IS NULL");

        // Each end has an index in the order of listings, because an artifact can have many relationships.
        builder.HasIndex(r => new { r.SourceId, r.CreatedAt, r.Id });
        builder.HasIndex(r => new { r.TargetId, r.CreatedAt, r.Id });
        builder.HasIndex(r => new { r.Type, r.CreatedAt, r.Id });
        builder.HasIndex(r => new { r.CreatedAt, r.Id });
    }
}
