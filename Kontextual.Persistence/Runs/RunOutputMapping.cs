using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Runs;

internal sealed class RunOutputMapping : IEntityTypeConfiguration<RunOutput>
{
    public void Configure(EntityTypeBuilder<RunOutput> builder)
    {
        builder.ToTable("run_outputs");
        builder.HasKey(o => new { o.RunId, o.Path, o.Sequence });
        builder.HasOne<OperationRun>().WithMany().HasForeignKey(o => o.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Revision>().WithMany().HasForeignKey(o => new { o.ArtifactId, o.Revision }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => new { o.RunId, o.Path }, "ux_run_outputs_current_path").IsUnique().HasFilter("to_sequence IS NULL");
        builder.HasIndex(o => new { o.ArtifactId, o.Revision });
    }
}
