using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Runs;

internal sealed class RunManifestMapping : IEntityTypeConfiguration<RunManifest>
{
    public void Configure(EntityTypeBuilder<RunManifest> builder)
    {
        builder.ToTable("run_manifests");
        builder.HasKey(m => m.Id);
        builder.HasOne<OperationRun>().WithMany().HasForeignKey(m => m.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.RunId, m.Attempt }).IsUnique();
    }
}
