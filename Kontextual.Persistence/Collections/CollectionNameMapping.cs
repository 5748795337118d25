using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Collections;

internal sealed class CollectionNameMapping : IEntityTypeConfiguration<CollectionName>
{
    public void Configure(EntityTypeBuilder<CollectionName> builder)
    {
        builder.ToTable("collection_names");
        builder.HasKey(n => new { n.CollectionId, n.FromSequence });
        builder.HasOne<Collection>().WithMany().HasForeignKey(n => n.CollectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.Name, n.CollectionId, n.FromSequence, n.ToSequence }, "ix_collection_names_past");
    }
}
