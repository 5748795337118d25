using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Contents;

internal sealed class ContentChunkMapping : IEntityTypeConfiguration<ContentChunk>
{
    public void Configure(EntityTypeBuilder<ContentChunk> builder)
    {
        builder.ToTable("content_chunks");
        builder.HasKey(c => new { c.Digest, c.Ordinal });
        builder.HasOne<Content>().WithMany().HasForeignKey(c => c.Digest).OnDelete(DeleteBehavior.Restrict);
    }
}
