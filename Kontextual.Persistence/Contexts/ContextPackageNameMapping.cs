using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Contexts;

internal sealed class ContextPackageNameMapping : IEntityTypeConfiguration<ContextPackageName>
{
    public void Configure(EntityTypeBuilder<ContextPackageName> builder)
    {
        builder.ToTable("context_package_names");
        builder.HasKey(n => new { n.PackageId, n.FromSequence });
        builder.HasOne<ContextPackage>().WithMany().HasForeignKey(n => n.PackageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.Name, n.PackageId, n.FromSequence, n.ToSequence }, "ix_context_package_names_past");
    }
}
