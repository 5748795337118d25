namespace Kontextual.Cli;

/// <summary>A folder that is being listed.</summary>
/// <param name="Held">The open folder.</param>
/// <param name="FullPath">The full path of the folder when it was opened.</param>
/// <param name="Prefix">The beginning of the relative paths of its entries. Empty, or with a slash at the end.</param>
internal sealed record WalkFolder(HeldFolder Held, string FullPath, string Prefix);
