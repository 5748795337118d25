namespace Kontextual.Cli;

/// <summary>A folder being listed.</summary>
/// <param name="FullPath">Where it lies.</param>
/// <param name="Prefix">What its entries' relative paths begin with: empty, or ending in a slash.</param>
/// <param name="Identity">Which folder it is; null where the system does not tell.</param>
internal sealed record WalkFolder(string FullPath, string Prefix, FileIdentity? Identity);
