namespace Kontextual.Cli;

/// <summary>A folder being listed.</summary>
/// <param name="Held">The folder itself.</param>
/// <param name="FullPath">Where it lay when it was opened.</param>
/// <param name="Prefix">What its entries' relative paths begin with: empty, or ending in a slash.</param>
internal sealed record WalkFolder(HeldFolder Held, string FullPath, string Prefix);
