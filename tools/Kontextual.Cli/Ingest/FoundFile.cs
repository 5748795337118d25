namespace Kontextual.Cli;

/// <summary>A file to be taken. It can be opened until the walk goes on.</summary>
/// <param name="Name">The artifact's name.</param>
/// <param name="RelativePath">The path from the folder on, with slashes, spelt as on the disk.</param>
/// <param name="Facts">What it was like when it was come by.</param>
/// <param name="Open">Opens it, or throws what <see cref="HeldFolder.OpenFile"/> throws.</param>
internal sealed record FoundFile(string Name, string RelativePath, FileFacts Facts, Func<OpenedFile> Open) : WalkEntry(Name);
