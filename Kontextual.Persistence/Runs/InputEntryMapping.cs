using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Runs;

internal sealed class InputEntryMapping : IEntityTypeConfiguration<InputEntry>
{
    public void Configure(EntityTypeBuilder<InputEntry> builder)
    {
        builder.ToTable(
            "input_entries",
            table => table.HasCheckConstraint(
                "ck_input_entries_one_source",
                "(artifact_id IS NULL) = (revision IS NULL) AND (artifact_id IS NULL) <> (uri IS NULL)"));
        builder.HasKey(e => new { e.BundleId, e.Path });
        builder.HasOne<InputBundle>().WithMany().HasForeignKey(e => e.BundleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Revision>().WithMany().HasForeignKey(e => new { e.ArtifactId, e.Revision }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.ArtifactId, e.Revision });
    }
}
