using Kontextual.Persistence.Artifacts.Criteria;
using Kontextual.Persistence.Paging;

namespace Kontextual.Persistence.Artifacts;

/// <summary>The revisions of an artifact, ascending by number.</summary>
internal static class RevisionListing
{
    private static readonly ListingOrder<Revision, Revision, int, int> ByNumber =
        ListingOrder.Same<Revision, int, int>("Number", r => r.Number, r => r.Number, KeyTexts.Number, KeyTexts.Number);

    private static readonly ListingSource<Revision, Revision> Source = new(
        "revisions",
        db => db.Set<Revision>(),
        (db, sequence) => db.Set<Revision>().Where(r => r.FromSequence <= sequence),
        r => r)
    {
        Complete = (_, rows, sequence, _) => Task.FromResult<IReadOnlyList<Revision>>([.. rows.Select(r => At(r, sequence))]),
    };

    public static IListing<Revision> Of(ArtifactId artifact) =>
        new Listing<Revision, Revision, int, int>(Source, [new IsOfArtifact(artifact)], ByNumber);

    /// <summary>A revision as it stood at a sequence: its end may lie after that.</summary>
    public static Revision At(Revision revision, long sequence) =>
        revision.ToSequence > sequence ? revision with { ToSequence = null } : revision;
}
