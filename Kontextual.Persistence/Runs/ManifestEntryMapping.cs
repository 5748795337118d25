using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Runs;

internal sealed class ManifestEntryMapping : IEntityTypeConfiguration<ManifestEntry>
{
    public void Configure(EntityTypeBuilder<ManifestEntry> builder)
    {
        builder.ToTable(
            "manifest_entries",
            table => table.HasCheckConstraint(
                "ck_manifest_entries_one_source",
                "(artifact_id IS NULL) = (revision IS NULL) AND (artifact_id IS NULL) <> (uri IS NULL)"));
        builder.HasKey(e => new { e.ManifestId, e.Role, e.Path });
        builder.HasOne<RunManifest>().WithMany().HasForeignKey(e => e.ManifestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Revision>().WithMany().HasForeignKey(e => new { e.ArtifactId, e.Revision }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.ArtifactId, e.Revision });
    }
}
