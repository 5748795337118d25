namespace Kontextual.Persistence.Queries;

/// <summary>What a backend finds when it follows a lineage, in any order.</summary>
/// <param name="Nodes">
/// The nodes, each once, with their smallest distances. Empty if the start does not exist. If there are more than the maximum count, at least one of
/// them is beyond it, and edges of that node can be missing.
/// </param>
/// <param name="Edges">The edges that were followed.</param>
internal sealed record LineageTrace(IReadOnlyCollection<LineageNode> Nodes, IReadOnlyCollection<LineageEdge> Edges);
