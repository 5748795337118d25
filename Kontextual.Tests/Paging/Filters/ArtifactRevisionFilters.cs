using Kontextual.Domain;
using Kontextual.Tests.Model;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>The filters of <see cref="ArtifactQuery"/> by the revisions of an artifact.</summary>
internal static class ArtifactRevisionFilters
{
    public static ArtifactFilter<RunId> ProducedBy { get; } = new(nameof(ArtifactQuery.ProducedBy))
    {
        Set = (query, run) => query with { ProducedBy = run },
        Selects = (row, run) => row.Revisions.Any(revision => revision.Run == run),
        Keep = (_, run) => PlainIds.Keep(run),
        SampleValue = stored => stored.Run,
        Generated = ProgramValues.Ids<RunId>(ValueGenerators.Any),
        Refused = [new("the default id of a run to filter artifacts by", new() { ProducedBy = default(RunId) }, "default value")],
    };

    public static ArtifactFilter<string> RevisionDigest { get; } = new(nameof(ArtifactQuery.RevisionDigest))
    {
        Set = (query, digest) => query with { RevisionDigest = ContentDigest.Parse(digest) },
        Selects = (row, digest) => row.Revisions.Any(revision => revision.Digest == digest && !revision.IsPurged),
        SampleValue = stored => stored.Artifact.Digest.ToString(),
        CombinedValues = _ => [new Matter("text 0").Digest, new Matter("nobody's").Digest],
        Generated = ProgramValues.Digests(ValueGenerators.Content),
        Refused = [new("a digest of a revision that is the default value", new() { RevisionDigest = default(ContentDigest) }, "names no content")],
    };

    public static IReadOnlyList<Filter<ArtifactQuery, ArtifactRow>> All { get; } = [ProducedBy, RevisionDigest];
}
