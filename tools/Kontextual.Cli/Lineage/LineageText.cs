using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The texts of nodes and edges of a lineage.</summary>
internal static class LineageText
{
    public static string Of(LineageNode node) => node switch
    {
        RevisionNode { IsPurged: true } revision => $"(purged {revision.ArtifactId}) revision {revision.Revision}",
        RevisionNode revision => $"{revision.Name} revision {revision.Revision}",
        RunNode { IsPurged: true } run => $"run (purged) {run.RunId}",
        RunNode run => $"run {run.Operation} {run.RunId}",
        ExternalNode { Uri: "" } external => $"outside (purged) {external.Digest}",
        ExternalNode external => $"outside {external.Uri}",
        _ => node.Key,
    };

    /// <summary>Returns what the later node of an edge did with the earlier one.</summary>
    public static string Of(LineageEdge edge) => edge.Kind switch
    {
        LineageEdgeKind.Used => "used",
        LineageEdgeKind.Produced => "produced",
        _ => edge.Label ?? "related",
    };
}
