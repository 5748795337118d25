using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Lineage;

internal sealed class MovedInputMapping : IEntityTypeConfiguration<MovedInput>
{
    public void Configure(EntityTypeBuilder<MovedInput> builder)
    {
        builder.ToTable("moved_inputs");
        builder.HasKey(m => new { m.BundleId, m.ArtifactId, m.Revision });
        builder.HasOne<InputBundle>().WithMany().HasForeignKey(m => m.BundleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Revision>().WithMany().HasForeignKey(m => new { m.ArtifactId, m.Revision }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.ArtifactId, m.Revision });
    }
}
