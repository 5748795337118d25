namespace Kontextual.Tests.Cli;

/// <summary>Where the sources lie that this was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("The tests do not lie below the repository."),
        _ when File.Exists(Path.Combine(folder.FullName, "Kontextual.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
