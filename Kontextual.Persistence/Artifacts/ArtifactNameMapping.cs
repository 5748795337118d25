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

        // In the order of names, and with the sequences from and to, so that what was not current then is passed over inside the
        // index. Within a collection the type comes after them, where it narrows without an index of its own; and last what else a
        // listing wants to know, so that it reads no row of this table.
        builder.HasIndex(
            n => new { n.CollectionId, n.Name, n.ArtifactId, n.FromSequence, n.ToSequence, n.Type, n.IsDeleted, n.CreatedAt },
            "ix_artifact_names_collection_past");
        builder.HasIndex(n => new { n.Name, n.ArtifactId, n.FromSequence, n.ToSequence }, "ix_artifact_names_past");
    }
}
