using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Contexts;

internal sealed class ContextReferencePlaceMapping : IEntityTypeConfiguration<ContextReferencePlace>
{
    public void Configure(EntityTypeBuilder<ContextReferencePlace> builder)
    {
        builder.ToTable("context_reference_places");
        builder.HasKey(p => new { p.ReferenceId, p.FromSequence });
        builder.HasOne<ContextReference>().WithMany().HasForeignKey(p => p.ReferenceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ContextPackage>().WithMany().HasForeignKey(p => p.PackageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.PackageId, p.Ordinal, p.ReferenceId, p.FromSequence, p.ToSequence }, "ix_context_reference_places_past");
    }
}
