using System.Text;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Kontextual.Cli;

/// <summary>Selects the files of a folder by patterns for their names.</summary>
/// <remarks>
/// A pattern without a slash matches at any depth. A pattern with a slash matches from the folder on. A pattern that matches a folder applies
/// to all entries below it. <c>*</c> matches within one name, <c>**</c> matches across folders.
/// </remarks>
internal sealed class FileFilter
{
    // The matcher requires a root. It reads nothing from it.
    private const string AnyRoot = "/";

    private readonly Matcher? _included;
    private readonly Matcher? _excluded;

    /// <exception cref="UsageException">A pattern is empty or contains "..".</exception>
    public FileFilter(IReadOnlyCollection<string> included, IReadOnlyCollection<string> excluded)
    {
        _included = MatcherOf(included);
        _excluded = MatcherOf(excluded);
        Included = included;
        Excluded = excluded;
    }

    /// <summary>The patterns of the files that are selected. Without patterns, all files are selected.</summary>
    public IReadOnlyCollection<string> Included { get; }

    /// <summary>The patterns of the files that are not selected.</summary>
    public IReadOnlyCollection<string> Excluded { get; }

    /// <summary>True when the file with this name is selected.</summary>
    public bool TakesFile(string name) => (_included is null || Matches(_included, name)) && !IsExcluded(name);

    /// <summary>True when files below this folder may be selected.</summary>
    public bool EntersFolder(string name) => !IsExcluded(name);

    private bool IsExcluded(string name) => _excluded is not null && Matches(_excluded, name);

    private static bool Matches(Matcher matcher, string name) => matcher.Match(AnyRoot, name).HasMatches;

    private static Matcher? MatcherOf(IReadOnlyCollection<string> patterns)
    {
        if (patterns.Count == 0)
            return null;
        var matcher = new Matcher(StringComparison.Ordinal);
        foreach (var pattern in patterns)
        {
            var rooted = RootedAtFolder(pattern);
            matcher.AddInclude(rooted);
            matcher.AddInclude($"{rooted}/**");
        }

        return matcher;
    }

    private static string RootedAtFolder(string pattern)
    {
        var trimmed = Normalized(pattern).Replace('\\', '/').TrimEnd('/');
        if (trimmed.Trim('/', ' ').Length == 0)
            throw new UsageException("A pattern of --include or --exclude is empty. Write a pattern such as '*.md' or 'docs/**'.");
        if (trimmed.Split('/').Contains(".."))
            throw new UsageException($"The pattern '{pattern}' leads out of the folder. Write it relative to the folder, without '..'.");
        if (trimmed.StartsWith("./", StringComparison.Ordinal))
            trimmed = trimmed[1..];
        return trimmed.Contains('/', StringComparison.Ordinal) ? trimmed.TrimStart('/') : $"**/{trimmed}";
    }

    // Names are compared in NFC, so the pattern is normalised as well.
    private static string Normalized(string pattern)
    {
        try
        {
            return pattern.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            throw new UsageException("A pattern of --include or --exclude is not valid Unicode. Write whole characters.");
        }
    }
}
