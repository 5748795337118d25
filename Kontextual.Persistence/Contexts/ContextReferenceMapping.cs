using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Contexts;

internal sealed class ContextReferenceMapping : IEntityTypeConfiguration<ContextReference>
{
    public void Configure(EntityTypeBuilder<ContextReference> builder)
    {
        builder.ToTable(
            "context_references",
            table =>
            {
                table.HasCheckConstraint(
                    "ck_context_references_one_target",
                    "is_purged = 1 OR (artifact_id IS NOT NULL) + (relationship_id IS NOT NULL) + (run_id IS NOT NULL) "
                    + "+ (external_reference IS NOT NULL) = 1");
                table.HasCheckConstraint(
                    "ck_context_references_revision_of_artifact", "revision IS NULL OR artifact_id IS NOT NULL");
                table.HasCheckConstraint(
                    "ck_context_references_external", "(external_system IS NULL) = (external_reference IS NULL)");
            });
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<ContextPackage>().WithMany().HasForeignKey(r => r.PackageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Artifact>().WithMany().HasForeignKey(r => r.ArtifactId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Revision>().WithMany().HasForeignKey(r => new { r.ArtifactId, r.Revision }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Relationship>().WithMany().HasForeignKey(r => r.RelationshipId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OperationRun>().WithMany().HasForeignKey(r => r.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.PackageId, r.Ordinal }, "ux_context_references_live_ordinal")
            .IsUnique().HasFilter("deleted_at IS NULL");
        builder.HasIndex(r => new { r.PackageId, r.Ordinal, r.Id });

        // Each kind of target has an index in the order of listings without a package. It contains only the references with such a target.
        builder.HasIndex(r => new { r.ArtifactId, r.CreatedAt, r.Id }, "ix_context_references_artifact").HasFilter("artifact_id IS NOT NULL");
        builder.HasIndex(r => new { r.RelationshipId, r.CreatedAt, r.Id }, "ix_context_references_relationship").HasFilter("relationship_id IS NOT NULL");
        builder.HasIndex(r => new { r.RunId, r.CreatedAt, r.Id }, "ix_context_references_run").HasFilter("run_id IS NOT NULL");
        builder.HasIndex(r => new { r.ExternalSystem, r.ExternalReference, r.CreatedAt, r.Id }, "ix_context_references_external")
            .HasFilter("external_reference IS NOT NULL");
        builder.HasIndex(r => new { r.CreatedAt, r.Id });
    }
}
