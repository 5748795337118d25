using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>An entry in the history of an artifact: a revision and the change that made it.</summary>
public sealed record RevisionEntry
{
    /// <summary>The revision, which is the state of the artifact from this change on.</summary>
    [JsonPropertyName("revision")]
    public required Revision Revision { get; init; }

    /// <summary>
    /// The change record: who made the revision, why, when, in which run and in which transaction. Its sequence is
    /// <see cref="Revision.FromSequence"/>, and its version is <see cref="Revision.Number"/>. After a purge, its reason is null.
    /// </summary>
    [JsonPropertyName("change")]
    public required ChangeRecord Change { get; init; }
}
