namespace Kontextual.Domain;

/// <summary>
/// Describes input bundles, which never change. The state contains the digest and the number of the entries, not the entries themselves.
/// </summary>
internal sealed class BundleDescription : IStatedDescription<BundleId, InputBundle>
{
    private BundleDescription()
    {
    }

    public static BundleDescription Instance { get; } = new();

    public EntityKind Kind => EntityKind.Bundle;

    public BundleId IdOf(InputBundle entity) => entity.Id;

    public int VersionOf(InputBundle entity) => 1;

    public ContentDigest? DigestOf(InputBundle entity) => entity.Digest;

    public bool IsPurged(InputBundle entity) => entity.IsPurged;

    public InputBundle Blank(InputBundle entity) => entity with { Parameters = Metadata.Empty, IsPurged = true };

    public void Write(StateWriter state, InputBundle value) => state
        .Add("createdAt", value.CreatedAt)
        .Add("digest", value.Digest)
        .Add("entryCount", value.EntryCount)
        .Add("id", value.Id)
        .Add("parameters", value.Parameters);

    public InputBundle Read(StateReader state) => new()
    {
        CreatedAt = state.Time("createdAt"),
        Digest = state.Digest("digest"),
        EntryCount = state.Number("entryCount"),
        Id = state.Id<BundleId>("id"),
        Parameters = state.Metadata("parameters"),
    };
}
