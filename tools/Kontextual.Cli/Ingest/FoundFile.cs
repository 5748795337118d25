namespace Kontextual.Cli;

/// <summary>A file to take. It can be opened until the enumeration continues.</summary>
/// <param name="Name">The name of the artifact.</param>
/// <param name="RelativePath">The path relative to the folder, with slashes, spelled as on the disk.</param>
/// <param name="Facts">The facts about the file when it was found.</param>
/// <param name="Open">Opens the file, or throws the exceptions of <see cref="HeldFolder.OpenFile"/>.</param>
internal sealed record FoundFile(string Name, string RelativePath, FileFacts Facts, Func<OpenedFile> Open) : WalkEntry(Name);
