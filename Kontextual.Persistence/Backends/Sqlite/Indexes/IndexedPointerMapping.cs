using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Backends.Sqlite.Indexes;

internal sealed class IndexedPointerMapping : IEntityTypeConfiguration<IndexedPointer>
{
    public void Configure(EntityTypeBuilder<IndexedPointer> builder)
    {
        builder.ToTable("metadata_pointers");
        builder.HasKey(p => p.PointerKey);
        builder.HasIndex(p => p.Pointer, "ux_metadata_pointers_pointer").IsUnique();
    }
}
