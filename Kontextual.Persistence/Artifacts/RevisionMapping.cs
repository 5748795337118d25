using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Artifacts;

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("revisions");
        builder.HasKey(r => new { r.ArtifactId, r.Number });
        builder.HasOne<Artifact>().WithMany().HasForeignKey(r => r.ArtifactId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Collection>().WithMany().HasForeignKey(r => r.CollectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Content>().WithMany().HasForeignKey(r => r.Digest).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OperationRun>().WithMany().HasForeignKey(r => r.ProducingRunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.ProducingRunId).HasFilter("producing_run_id IS NOT NULL");
        builder.HasIndex(r => r.FromSequence).IsUnique();

        // The first entry of a digest tells whether any revision still needs the content.
        builder.HasIndex(r => new { r.Digest, r.IsPurged });

        // Readers of the past find the revision that was current at a sequence.
        builder.HasIndex(r => new { r.ArtifactId, r.FromSequence }).IsUnique();
    }
}
