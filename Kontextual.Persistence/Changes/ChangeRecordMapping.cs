using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kontextual.Persistence.Changes;

internal sealed class ChangeRecordMapping : IEntityTypeConfiguration<ChangeRecord>
{
    public void Configure(EntityTypeBuilder<ChangeRecord> builder)
    {
        builder.ToTable("change_records");
        builder.HasKey(c => c.Sequence);
        builder.Property(c => c.Sequence).ValueGeneratedNever();
        builder.HasOne<OperationRun>().WithMany().HasForeignKey(c => c.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.RunId).HasFilter("run_id IS NOT NULL");
        builder.HasIndex(c => new { c.EntityId, c.EntityKind, c.Sequence });

        // After a commit with an unknown outcome, a writer looks for its records by this id.
        builder.HasIndex(c => c.TransactionId);

        // Reading as of a time begins with the last record at or before that time.
        builder.HasIndex(c => c.Time);
    }
}
