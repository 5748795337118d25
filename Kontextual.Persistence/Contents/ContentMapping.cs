using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Contents;

internal sealed class ContentMapping : IEntityTypeConfiguration<Content>
{
    public void Configure(EntityTypeBuilder<Content> builder)
    {
        builder.ToTable(
            "contents",
            table => table.HasCheckConstraint("ck_contents_text_where_storage_says", "(storage = 'Text') = (text IS NOT NULL)"));
        builder.HasKey(c => c.Digest);
        builder.Property(c => c.Digest).ValueGeneratedNever();
    }
}
