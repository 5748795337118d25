using System.Text;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>A name in a folder.</summary>
/// <param name="Key">The name in NFC where it can be, with a slash behind a folder's: sorted by it, whole paths come in order.</param>
/// <param name="RelativePath">The path from the walk's root on, spelt as on the disk.</param>
/// <param name="Folder">The folder it is in, held open while the walk is in it.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="Facts">What it is.</param>
/// <param name="Problem">Why it cannot be taken, when that is known already.</param>
internal sealed record WalkName(string Key, string RelativePath, WalkFolder Folder, string Name, FileFacts Facts, string? Problem)
{
    private const char Undecodable = '\uFFFD';

    public static IComparer<WalkName> InOrder { get; } = Comparer<WalkName>.Create((a, b) =>
        CodePointComparer.Instance.Compare(a.Key, b.Key) is not 0 and var order
            ? order
            : CodePointComparer.Instance.Compare(a.RelativePath, b.RelativePath));

    /// <summary>Where it lay when its folder was opened.</summary>
    public string FullPath => Path.Join(Folder.FullPath, Name);

    public bool IsFolder => Facts.Kind == FileKind.Folder;

    /// <param name="folder">The folder.</param>
    /// <param name="name">The name in it.</param>
    /// <param name="isListedAsFolder">What the listing says of it, for when nothing else can be found out.</param>
    public static WalkName Of(WalkFolder folder, string name, bool isListedAsFolder)
    {
        var (facts, problem) = Look(folder, name);
        // What lies below a folder that cannot be looked at has not vanished, so it must be known as one.
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
        // .NET shows bytes that are no UTF-8 as this character, and then the name leads nowhere.
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
            // Half a character, on Windows: the name rules refuse it with their own words.
            return name;
        }
    }
}
