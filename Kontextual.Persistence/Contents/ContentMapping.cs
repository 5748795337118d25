using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Contents;

internal sealed class ContentMapping : IEntityTypeConfiguration<Content>
{
    public void Configure(EntityTypeBuilder<Content> builder)
    {
        builder.ToTable(
            "contents",
            table => table.HasCheckConstraint(
                "ck_contents_text_where_storage_says",
                "(storage = 'Text') = (text IS NOT NULL) AND (text IS NULL OR size <= 1048576)"));
        builder.HasKey(c => c.Digest);
        builder.Property(c => c.Digest).ValueGeneratedNever();
    }
}
