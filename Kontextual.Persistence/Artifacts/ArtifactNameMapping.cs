using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Artifacts;

internal sealed class ArtifactNameMapping : IEntityTypeConfiguration<ArtifactName>
{
    public void Configure(EntityTypeBuilder<ArtifactName> builder)
    {
        builder.ToTable("artifact_names");
        builder.HasKey(n => new { n.ArtifactId, n.FromSequence });
        builder.HasOne<Artifact>().WithMany().HasForeignKey(n => n.ArtifactId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Collection>().WithMany().HasForeignKey(n => n.CollectionId).OnDelete(DeleteBehavior.Restrict);

        // The indexes are in the order of names. They hold both sequences, so that a range that was not current at a sequence is
        // skipped inside the index. The index of a collection also holds the type, which narrows a listing without an index of its
        // own, and the other columns that a listing needs, so that a listing reads no row of this table.
        builder.HasIndex(
            n => new { n.CollectionId, n.Name, n.ArtifactId, n.FromSequence, n.ToSequence, n.Type, n.IsDeleted, n.CreatedAt },
            "ix_artifact_names_collection_past");
        builder.HasIndex(n => new { n.Name, n.ArtifactId, n.FromSequence, n.ToSequence }, "ix_artifact_names_past");
    }
}
