using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>A node of a lineage: a <see cref="RevisionNode"/>, a <see cref="RunNode"/> or an <see cref="ExternalNode"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RevisionNode), "Revision")]
[JsonDerivedType(typeof(RunNode), "Run")]
[JsonDerivedType(typeof(ExternalNode), "External")]
public abstract record LineageNode
{
    private protected LineageNode(int distance) => Distance = distance;

    /// <summary>The text that identifies the node in one lineage and to which its edges refer. Its form is not part of the contract.</summary>
    [JsonPropertyName("key")]
    public abstract string Key { get; }

    /// <summary>The smallest number of edges between the start and the node. 0 for the start.</summary>
    [JsonPropertyName("distance")]
    public int Distance { get; }
}
