using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Runs;

internal sealed class OperationRunMapping : IEntityTypeConfiguration<OperationRun>
{
    public void Configure(EntityTypeBuilder<OperationRun> builder)
    {
        builder.ToTable("operation_runs");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<OperationRun>().WithMany().HasForeignKey(r => r.ParentRunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<InputBundle>().WithMany().HasForeignKey(r => r.InputBundleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.Operation, r.IdempotencyKey }, "ux_operation_runs_idempotency_key")
            .IsUnique().HasFilter("idempotency_key IS NOT NULL");
        builder.HasIndex(r => new { r.Operation, r.CreatedAt, r.Id });
        builder.HasIndex(r => new { r.Status, r.CreatedAt, r.Id });
        builder.HasIndex(r => new { r.CreatedAt, r.Id });
        builder.HasIndex(r => r.InputBundleId);
        builder.HasIndex(r => r.ParentRunId);
    }
}
