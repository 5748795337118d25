using System.Text;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Kontextual.Cli;

/// <summary>Which files of a folder are wanted, by patterns over their names.</summary>
/// <remarks>
/// A pattern without a slash holds at any depth, one with a slash from the folder on; one that matches a folder holds for all below it.
/// <c>*</c> stays within one name, <c>**</c> spans folders.
/// </remarks>
internal sealed class FileFilter
{
    // The matcher wants one; nothing is read there.
    private const string AnyRoot = "/";

    private readonly Matcher? _included;
    private readonly Matcher? _excluded;

    /// <exception cref="UsageException">A pattern is empty or leads out of the folder.</exception>
    public FileFilter(IReadOnlyCollection<string> included, IReadOnlyCollection<string> excluded)
    {
        _included = MatcherOf(included);
        _excluded = MatcherOf(excluded);
    }

    /// <summary>True when a file of this name is wanted.</summary>
    public bool TakesFile(string name) => (_included is null || Matches(_included, name)) && !IsExcluded(name);

    /// <summary>True when something below this folder may be wanted.</summary>
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
            throw new UsageException("A pattern of --include or --exclude is empty; write for example '*.md' or 'docs/**'.");
        if (trimmed.Split('/').Contains(".."))
            throw new UsageException($"The pattern '{pattern}' leads out of the folder; write it from the folder on, without '..'.");
        if (trimmed.StartsWith("./", StringComparison.Ordinal))
            trimmed = trimmed[1..];
        return trimmed.Contains('/', StringComparison.Ordinal) ? trimmed.TrimStart('/') : $"**/{trimmed}";
    }

    // Names are compared in NFC, however the shell gave the pattern.
    private static string Normalized(string pattern)
    {
        try
        {
            return pattern.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            throw new UsageException("A pattern of --include or --exclude is not valid Unicode.");
        }
    }
}
