using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Collections;

internal sealed class CollectionMapping : IEntityTypeConfiguration<Collection>
{
    public void Configure(EntityTypeBuilder<Collection> builder)
    {
        builder.ToTable("collections");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.Name, "ux_collections_live_name").IsUnique().HasFilter("deleted_at IS NULL");
        builder.HasIndex(c => new { c.Name, c.Id });
    }
}
