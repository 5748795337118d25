using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>The order of artifacts by a value in the metadata: scalars in their order, and artifacts without one last.</summary>
internal static class PlainMetadataOrder
{
    private const string Absent = "";

    public static PlainListing<ArtifactRow> By(string path, bool descending) => new(
        row => MetaCondition.ScalarAt(row.Metadata, path) ?? Absent,
        row => $"{((IEntityRow<ArtifactRow>)row).EntityId}",
        (one, other) => (one == Absent, other == Absent) switch
        {
            (true, true) => 0,
            (true, false) => descending ? -1 : 1,
            (false, true) => descending ? 1 : -1,
            _ => JsonValues.Compare(one, other),
        })
    {
        Descending = descending,
    };
}
