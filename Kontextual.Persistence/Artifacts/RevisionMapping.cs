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

        // Whether anything still needs a content is told by the first entry of its digest.
        builder.HasIndex(r => new { r.Digest, r.IsPurged });

        // For listings of the past: in the order of names, and with the sequences from and to so that what was not current then is
        // passed over inside the index. The type comes last, where it narrows without an index of its own.
        builder.HasIndex(r => new { r.CollectionId, r.Name, r.ArtifactId, r.FromSequence, r.ToSequence, r.Type }, "ix_revisions_collection_past");
        builder.HasIndex(r => new { r.Type, r.Name, r.ArtifactId, r.FromSequence, r.ToSequence }, "ix_revisions_type_past");
        builder.HasIndex(r => new { r.Name, r.ArtifactId, r.FromSequence, r.ToSequence }, "ix_revisions_past");
    }
}
