using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence;

internal sealed class StoreInfoMapping : IEntityTypeConfiguration<StoreInfo>
{
    public void Configure(EntityTypeBuilder<StoreInfo> builder)
    {
        builder.ToTable("stores");
        builder.HasKey(s => s.Id);
    }
}
