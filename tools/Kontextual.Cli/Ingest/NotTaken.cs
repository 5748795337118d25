namespace Kontextual.Cli;

/// <summary>A file or folder that cannot be taken.</summary>
/// <param name="Name">
/// The name that the artifact would have. For a folder, the common beginning of the names below it, with a slash at the end.
/// </param>
/// <param name="RelativePath">The path relative to the folder, with slashes, spelled as on the disk.</param>
/// <param name="Reason">The reason, as the second part of a sentence.</param>
internal sealed record NotTaken(string Name, string RelativePath, string Reason) : WalkEntry(Name)
{
    public bool IsFolder => Name.EndsWith('/');
}
