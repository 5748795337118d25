using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Contexts;

internal sealed class ContextPackageMapping : IEntityTypeConfiguration<ContextPackage>
{
    public void Configure(EntityTypeBuilder<ContextPackage> builder)
    {
        builder.ToTable("context_packages");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.Name, p.Id });
    }
}
