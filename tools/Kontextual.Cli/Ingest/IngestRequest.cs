using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>What is to be ingested, checked before any store is opened or made.</summary>
/// <param name="Folder">The folder, as a full path.</param>
/// <param name="Collection">The collection's name.</param>
/// <param name="Filter">Which of its files.</param>
/// <param name="Prune">True to delete the artifacts whose files are gone.</param>
internal sealed record IngestRequest(string Folder, string Collection, FileFilter Filter, bool Prune)
{
    /// <exception cref="UsageException">There is no such folder, it cannot be listed, or its name can be no collection's.</exception>
    public static IngestRequest Of(string folder, string? collection, FileFilter filter, bool prune)
    {
        if (string.IsNullOrWhiteSpace(folder) || folder.Contains('\0', StringComparison.Ordinal))
            throw new UsageException("No folder is named: give the path of the folder to ingest.");
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        ThrowIfUnlistable(path);
        return new IngestRequest(path, CollectionOf(path, collection), filter, prune);
    }

    private static void ThrowIfUnlistable(string path)
    {
        if (File.Exists(path))
            throw new UsageException($"{path} is a file: ingest takes a folder. To take only this file, name its folder and --include it.");
        try
        {
            _ = Directory.EnumerateFileSystemEntries(path).Any();
        }
        catch (DirectoryNotFoundException)
        {
            throw new UsageException($"There is no folder {path}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The folder {path} cannot be taken: {FileProblem.Of(e)}.");
        }
    }

    private static string CollectionOf(string path, string? collection)
    {
        var name = collection ?? Path.GetFileName(path);
        if (name.Length == 0 && collection is null)
            throw new UsageException($"{path} has no name of its own: name the collection with --collection.");
        return NameRules.TryNormalize(name, out var normalized, out var problem)
            ? normalized
            : throw new UsageException($"'{name}' cannot be a collection's name: {problem} Name the collection with --collection.");
    }
}
