using Kontextual.Cli;
using Kontextual.Domain;

namespace Kontextual.Tests.Cli;

public class FolderWalkTests
{
    [Test]
    public void Files_come_in_the_code_point_order_of_their_names()
    {
        using var work = new Workplace();
        string[] names = ["a", "a b", "a-b/c", "a.txt", "a/b", "a/b.d/e", "a/b0", "a0", "B", "z/\uFFE5", "z/😀", "é"];
        foreach (var name in names.Where(n => n != "a"))
            work.Write(name, name);
        var walked = Walk(work).Select(entry => entry.Name).ToList();
        walked.ShouldBe([.. names.Where(n => n != "a").Order(CodePointComparer.Instance)]);
    }

    [Test]
    public void Random_trees_come_in_order_and_whole()
    {
        var random = new Random(20261122);
        string[] parts = ["a", "b", "a-", "a.b", "A", "é", "e\u0302", "\uFFE5", "😀", "a a", "0"];
        for (var round = 0; round < 20; round++)
        {
            using var work = new Workplace();
            var written = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < 40; i++)
            {
                // A leaf never has a folder's name.
                var name = string.Concat(Enumerable.Range(0, random.Next(0, 4)).Select(_ => parts[random.Next(parts.Length)] + "/"))
                    + parts[random.Next(parts.Length)] + "~";
                work.Write(name, name);
                written.Add(name.Normalize());
            }

            Walk(work).Select(entry => entry.Name).ShouldBe(written.Order(CodePointComparer.Instance));
        }
    }

    private static IEnumerable<WalkEntry> Walk(Workplace work) =>
        new FolderWalk(work.Docs, new FileFilter([], []), new OwnFiles(work.Store)).Entries();
}
