namespace Kontextual.Cli;

/// <summary>A file to be taken.</summary>
/// <param name="Name">The artifact's name.</param>
/// <param name="RelativePath">The path from the folder on, with slashes, spelt as on the disk.</param>
/// <param name="FullPath">Where it lies.</param>
/// <param name="Facts">What it was like when it was come by.</param>
internal sealed record FoundFile(string Name, string RelativePath, string FullPath, FileFacts Facts) : WalkEntry(Name);
