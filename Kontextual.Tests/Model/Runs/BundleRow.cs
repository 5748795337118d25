using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What a side shows of an input bundle.</summary>
internal sealed record BundleRow(BundleId Id, string Digest, string Parameters, int Entries, string CreatedAt, bool IsPurged)
    : IEntityRow<BundleId, BundleRow>
{
    public static EntityKind Kind => EntityKind.Bundle;

    int IEntityRow<BundleRow>.Version => 1;

    bool IEntityRow<BundleRow>.IsDeleted => false;

    /// <summary>The state in change records.</summary>
    public string State() => ChangeRow.StateOf(
        ("createdAt", ChangeRow.Stamp(CreatedAt)), ("digest", Digest), ("entryCount", Entries), ("id", Id), ("parameters", Parameters));

    public static BundleRow Of(InputBundle b) => new(b.Id, $"{b.Digest}", b.Parameters.Text, b.EntryCount, Clock.Text(b.CreatedAt), b.IsPurged);

    public BundleRow Blank() => this with { Parameters = "{}", IsPurged = true };
}
