using System.Text.RegularExpressions;
using Kontextual.Tests.Layout;

namespace Kontextual.Tests.Docs;

[TestFixture]
public sealed partial class DocumentLinkTests
{
    [Test]
    public void Every_link_between_documents_leads_to_a_file()
    {
        string[] documents = ["README.md", .. Directory.GetFiles(Path.Combine(SourceTree.Root, "docs"), "*.md", SearchOption.AllDirectories)];
        var links = documents.Select(document => Path.Combine(SourceTree.Root, document))
            .SelectMany(document => Link().Matches(File.ReadAllText(document))
                .Select(link => (document, Target: Path.Combine(Path.GetDirectoryName(document)!, link.Groups[1].Value))))
            .ToList();

        links.Count.ShouldBeGreaterThan(5);
        links.Where(link => !File.Exists(link.Target)).ShouldBeEmpty();
    }

    // Links to other sites are none of these tests' business.
    [GeneratedRegex(@"\]\((?!\w+:)([^)#]+)[^)]*\)")]
    private static partial Regex Link();
}
