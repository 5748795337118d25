using Kontextual.Persistence.Backends.Sqlite.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Backends.Sqlite.Indexes;

internal sealed class IndexedValueMapping : IEntityTypeConfiguration<IndexedValue>
{
    public void Configure(EntityTypeBuilder<IndexedValue> builder)
    {
        // Foreign keys would need indexes of their own, which would be as large as the table. No artifact is ever removed, and a pointer is removed only
        // when no value has it.
        builder.ToTable("metadata_values");
        builder.HasKey(v => new { v.PointerKey, v.Value, v.ArtifactId });
        builder.HasAnnotation(StoreSqlGenerator.WithoutRowId, true);
    }
}
