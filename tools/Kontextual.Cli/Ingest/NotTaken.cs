namespace Kontextual.Cli;

/// <summary>A file or folder that cannot be taken.</summary>
/// <param name="Name">The name its artifact would have; of a folder, with a slash at the end, the beginning of the names below it.</param>
/// <param name="RelativePath">The path from the folder on, with slashes, spelt as on the disk.</param>
/// <param name="Reason">Why, as the rest of a sentence.</param>
internal sealed record NotTaken(string Name, string RelativePath, string Reason) : WalkEntry(Name)
{
    public bool IsFolder => Name.EndsWith('/');
}
