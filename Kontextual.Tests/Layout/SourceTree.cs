using System.Text.RegularExpressions;

namespace Kontextual.Tests.Layout;

/// <summary>The repository's own source files, for tests about how it is laid out.</summary>
internal static partial class SourceTree
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The projects that are the product.</summary>
    public static IReadOnlyList<string> Product { get; } =
        ["Kontextual.Domain", "Kontextual.Persistence", "Kontextual.Persistence.Migrations", "Kontextual.Cli"];

    /// <summary>The folder of a project: the products lie at the top, programs under tools.</summary>
    public static string FolderOf(string project) =>
        Directory.Exists(Path.Combine(Root, project)) ? Path.Combine(Root, project) : Path.Combine(Root, "tools", project);

    /// <summary>The C# files of a project, as paths within it, without what tools have made.</summary>
    public static IReadOnlyList<string> FilesOf(string project)
    {
        var folder = FolderOf(project);
        return [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !IsGenerated(file))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>True for a file that a tool has made.</summary>
    /// <param name="file">Its path within its project.</param>
    public static bool IsGenerated(string file) => GeneratedPath().IsMatch(file);

    /// <summary>The first folders of a project's files: its concepts.</summary>
    public static IReadOnlyList<string> FoldersOf(string project) =>
        [.. FilesOf(project).Where(file => file.Contains('/', StringComparison.Ordinal)).Select(file => file[..file.IndexOf('/', StringComparison.Ordinal)]).Distinct()];

    /// <summary>The lines of a project's file.</summary>
    public static string[] Read(string project, string file) => File.ReadAllLines(Path.Combine(FolderOf(project), file));

    /// <summary>The names of the public types that a file declares outside any other type.</summary>
    public static IReadOnlyList<string> PublicTypesOf(string project, string file) =>
        [.. Read(project, file).Select(line => PublicType().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex("(^|/)(bin|obj|CompiledModel)/|^Migrations/")]
    private static partial Regex GeneratedPath();

    // Namespaces are file-scoped, so what is declared outside other types begins its line.
    [GeneratedRegex(@"^public (?:(?:abstract|sealed|static|partial|readonly|ref|unsafe) )*(?:class|struct|interface|enum|record struct|record class|record|delegate \S+) (?<name>\w+)")]
    private static partial Regex PublicType();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kontextual.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository; they read its source files.");
    }
}
