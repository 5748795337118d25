namespace Kontextual.Benchmarks.Floor;

/// <summary>The newest revision of an artifact, with the keys of its row and of its content.</summary>
internal readonly record struct FloorHead(Artifact Artifact, RevisionKind Kind, long Key, long Content);
