using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Runs;

internal sealed class InputBundleMapping : IEntityTypeConfiguration<InputBundle>
{
    public void Configure(EntityTypeBuilder<InputBundle> builder)
    {
        builder.ToTable("input_bundles");
        builder.HasKey(b => b.Id);
        builder.HasIndex(b => b.Digest);
    }
}
