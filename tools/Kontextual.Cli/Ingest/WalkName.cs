using System.Text;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>An entry of a folder.</summary>
/// <param name="Key">The name in NFC if possible, with a slash after the name of a folder. Sorting by it sorts the complete paths.</param>
/// <param name="RelativePath">The path relative to the root folder, spelled as on the disk.</param>
/// <param name="Folder">The folder that contains the entry. It stays open while it is enumerated.</param>
/// <param name="Name">The name of the entry in the folder.</param>
/// <param name="Facts">The facts about the entry.</param>
/// <param name="Problem">The reason why the entry cannot be taken, or null when none is known yet.</param>
internal sealed record WalkName(string Key, string RelativePath, WalkFolder Folder, string Name, FileFacts Facts, string? Problem)
{
    private const char Undecodable = '\uFFFD';

    public static IComparer<WalkName> InOrder { get; } = Comparer<WalkName>.Create((a, b) =>
        CodePointComparer.Instance.Compare(a.Key, b.Key) is not 0 and var order
            ? order
            : CodePointComparer.Instance.Compare(a.RelativePath, b.RelativePath));

    /// <summary>The full path of the entry when its folder was opened.</summary>
    public string FullPath => Path.Join(Folder.FullPath, Name);

    public bool IsFolder => Facts.Kind == FileKind.Folder;

    /// <param name="folder">The folder that contains the entry.</param>
    /// <param name="name">The name of the entry in the folder.</param>
    /// <param name="isListedAsFolder">True when the listing reports a folder. Used only when nothing else is known.</param>
    public static WalkName Of(WalkFolder folder, string name, bool isListedAsFolder)
    {
        var (facts, problem) = Look(folder, name);
        // The entries below a folder that cannot be examined are not missing, so it must be treated as a folder.
        if (facts.Kind == FileKind.Gone && isListedAsFolder)
            facts = facts with { Kind = FileKind.Folder };
        var key = Normalized(name) + (facts.Kind == FileKind.Folder ? "/" : string.Empty);
        return new WalkName(key, folder.Prefix + name, folder, name, facts, problem);
    }

    private static (FileFacts Facts, string? Problem) Look(WalkFolder folder, string name)
    {
        try
        {
            var facts = folder.Held.Look(name);
            return (facts, ProblemOf(facts.Kind, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (FileFacts.Gone, FileProblem.Of(e));
        }
    }

    private static string? ProblemOf(FileKind kind, string name) => kind switch
    {
        FileKind.Special => FileProblem.Special,
        // .NET replaces bytes that are not UTF-8 with this character, and the resulting name does not exist.
        FileKind.Gone when name.Contains(Undecodable, StringComparison.Ordinal) => "its name is not valid Unicode",
        FileKind.Gone => FileProblem.Vanished,
        _ => null,
    };

    private static string Normalized(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate, on Windows. The name rules refuse it with their own message.
            return name;
        }
    }
}
