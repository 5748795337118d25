using System.Text.Json.Nodes;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The arguments of an ingest, which are checked before a store is opened or created.</summary>
/// <param name="Folder">The full path of the folder.</param>
/// <param name="Collection">The name of the collection.</param>
/// <param name="Filter">Selects the files.</param>
/// <param name="Prune">True to delete the artifacts whose files no longer exist.</param>
internal sealed record IngestRequest(string Folder, string Collection, FileFilter Filter, bool Prune)
{
    /// <summary>True to continue the run of an ingest that stopped before its end.</summary>
    public bool Resume { get; init; }

    /// <summary>How long a run must be without a heartbeat before it is taken over. 15 seconds by default.</summary>
    public TimeSpan TakeOverAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The name of the folder, without the location on this machine.</summary>
    public string FolderName => SafeText.Of(Path.GetFileName(Folder));

    /// <summary>Returns the parameters of the run. The collection is named by its id, so that renaming it changes nothing.</summary>
    public Metadata ParametersFor(CollectionId collection) => Metadata.From(new JsonObject
    {
        ["folder"] = FolderName,
        ["collection"] = collection.ToString(),
        ["include"] = ArrayOf(Filter.Included),
        ["exclude"] = ArrayOf(Filter.Excluded),
        ["prune"] = Prune,
    });

    /// <exception cref="UsageException">
    /// The folder does not exist or cannot be listed, or its name cannot be the name of a collection.
    /// </exception>
    public static IngestRequest Of(string folder, string? collection, FileFilter filter, bool prune)
    {
        if (string.IsNullOrWhiteSpace(folder) || folder.Contains('\0', StringComparison.Ordinal))
            throw new UsageException("The folder is empty or not a path. Specify the path of the folder to ingest.");
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        ThrowIfUnlistable(path);
        return new IngestRequest(path, CollectionOf(path, collection), filter, prune);
    }

    private static JsonArray ArrayOf(IEnumerable<string> patterns) => [.. patterns.Select(pattern => JsonValue.Create(SafeText.Of(pattern)))];

    private static void ThrowIfUnlistable(string path)
    {
        if (File.Exists(path))
        {
            throw new UsageException(
                $"{path} is a file, but ingest requires a folder. To ingest only this file, specify its folder and select the file with --include.");
        }

        try
        {
            _ = Directory.EnumerateFileSystemEntries(path).Any();
        }
        catch (DirectoryNotFoundException)
        {
            throw new UsageException($"The folder {path} does not exist.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The folder {path} cannot be ingested: {FileProblem.Of(e)}.");
        }
    }

    private static string CollectionOf(string path, string? collection)
    {
        var name = collection ?? Path.GetFileName(path);
        if (name.Length == 0 && collection is null)
            throw new UsageException($"{path} has no folder name. Specify the name of the collection with --collection.");
        return NameRules.TryNormalize(name, out var normalized, out var problem)
            ? normalized
            : throw new UsageException($"'{name}' cannot be the name of a collection: {problem} Specify another name with --collection.");
    }
}
