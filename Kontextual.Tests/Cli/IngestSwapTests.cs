using System.Diagnostics;
using Kontextual.Cli;
using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Cli;

/// <summary>What a name stands for is changed after its folder was listed and before it is opened.</summary>
/// <remarks>The walk stands still at each entry, so the swap comes exactly between the two.</remarks>
[Platform("Linux", Reason = "Elsewhere nothing is opened relative to a folder's handle.")]
public class IngestSwapTests
{
    private const string Replaced = "it was replaced";

    [Test, Property("Rule", "P1")]
    public async Task A_folder_swapped_for_a_link_is_not_followed()
    {
        using var work = Filled();
        var outside = Directory.CreateDirectory(Path.Combine(work.Root, "outside")).FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "inner"), "secret");

        var found = await WalkAsync(work, () =>
        {
            Directory.Move(Path.Combine(work.Docs, "sub"), Path.Combine(work.Root, "moved"));
            Directory.CreateSymbolicLink(Path.Combine(work.Docs, "sub"), outside);
        });

        found.ShouldBe(["a: taken", "m: taken", $"sub/: {Replaced}"]);
    }

    [Test, Property("Rule", "P1")]
    public async Task A_parent_swapped_while_the_walk_is_below_it_is_not_followed()
    {
        using var work = new Workplace();
        work.Write("sub/a", "first");
        work.Write("sub/deep/b", "inside");
        var outside = Directory.CreateDirectory(Path.Combine(work.Root, "outside/deep")).FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "b"), "secret");

        var found = await WalkAsync(
            work,
            () =>
            {
                Directory.Move(Path.Combine(work.Docs, "sub"), Path.Combine(work.Root, "moved"));
                Directory.CreateSymbolicLink(Path.Combine(work.Docs, "sub"), Path.GetDirectoryName(outside)!);
            },
            showText: true);

        found.ShouldBe(["sub/a: first", "sub/deep/b: inside"]);
    }

    [Test, Property("Rule", "P1")]
    public async Task A_file_swapped_for_a_pipe_is_not_waited_for()
    {
        using var work = Filled();

        var found = await WalkAsync(work, () => Swap(work, path => Run("mkfifo", path)));

        found.ShouldBe(["a: taken", "m: it is a pipe, socket or device", "sub/inner: taken"]);
    }

    [TestCase(true)]
    [TestCase(false)]
    [Property("Rule", "P1")]
    public async Task What_is_put_in_a_files_place_after_it_was_looked_at_is_not_opened(bool isPipe)
    {
        using var work = Filled();
        var outside = Path.Combine(work.Root, "outside");
        await File.WriteAllTextAsync(outside, "secret");
        var own = new SwapWhenAsked(work.Store, () => Swap(work, path =>
        {
            if (isPipe)
                Run("mkfifo", path);
            else
                File.CreateSymbolicLink(path, outside);
        }));

        var found = await WalkAsync(work, () => own.IsArmed = true, showText: true, own);

        found.ShouldBe(["a: a", "m: m", "sub/inner: inner"]);
    }

    [Test, Property("Rule", "P1")]
    public async Task A_file_swapped_for_a_link_is_not_followed()
    {
        using var work = Filled();
        var outside = Path.Combine(work.Root, "outside");
        await File.WriteAllTextAsync(outside, "secret");

        var found = await WalkAsync(work, () => Swap(work, path => File.CreateSymbolicLink(path, outside)));

        found.ShouldBe(["a: taken", $"m: {Replaced}", "sub/inner: taken"]);
    }

    [Test, Property("Rule", "P1")]
    public async Task A_file_swapped_for_a_folder_is_not_taken()
    {
        using var work = Filled();

        var found = await WalkAsync(work, () => Swap(work, path => Directory.CreateDirectory(path)));

        found.ShouldBe(["a: taken", $"m: {Replaced}", "sub/inner: taken"]);
    }

    [TestCase("")]
    [TestCase("-wal")]
    [TestCase("-shm")]
    [TestCase(".lock")]
    [Property("Rule", "P1"), Property("Rule", "P2")]
    public async Task A_file_swapped_for_another_name_of_the_open_store_is_not_opened(string ending)
    {
        using var work = Filled();
        await using var store = await work.OpenAsync();
        await store.CreateCollectionAsync(new CollectionDraft { Name = "makes the log" });

        var found = await WalkAsync(work, () => Swap(work, path => Run("ln", work.Store + ending, path)));

        found.ShouldBe(["a: taken", "m: it is a file of the store itself", "sub/inner: taken"]);
    }

    [Test, Property("Rule", "P1")]
    public async Task A_file_swapped_for_another_file_is_taken_as_that()
    {
        using var work = Filled();
        var other = Path.Combine(work.Root, "other");
        await File.WriteAllTextAsync(other, "new");

        var found = await WalkAsync(work, () => File.Move(other, work.PathOf("m"), overwrite: true), showText: true);

        found.ShouldBe(["a: a", "m: new", "sub/inner: inner"]);
    }

    private static Workplace Filled()
    {
        var work = new Workplace();
        foreach (var name in (string[])["a", "m", "sub/inner"])
            work.Write(name, Path.GetFileName(name));
        return work;
    }

    private static void Swap(Workplace work, Action<string> make)
    {
        File.Delete(work.PathOf("m"));
        make(work.PathOf("m"));
    }

    /// <summary>Walks the folder, swaps after the first entry was read, and says what came of each.</summary>
    private static async Task<IReadOnlyList<string>> WalkAsync(Workplace work, Action swap, bool showText = false, OwnFiles? own = null)
    {
        var found = new List<string>();
        foreach (var entry in new FolderWalk(work.Docs, new FileFilter([], []), own ?? new OwnFiles(work.Store)).Entries())
        {
            found.Add(entry is NotTaken notTaken
                ? $"{notTaken.Name}: {Short(notTaken.Reason)}"
                : $"{entry.Name}: {await ReadAsync((FoundFile)entry, showText).Soon()}");
            if (found.Count == 1)
                swap();
        }

        return found;
    }

    private static async Task<string> ReadAsync(FoundFile file, bool showText)
    {
        // On a thread of its own: an open that waits for a pipe's other end would hold the test up for good.
        var (prepared, problem) = await Task.Run(() => FileReading.ReadAsync(file, CancellationToken.None));
        using (prepared)
            return prepared is null ? Short(problem!) : showText ? prepared.Content.Text! : "taken";
    }

    private static string Short(string reason) => reason.Split([" while ", ", not a file"], StringSplitOptions.None)[0];

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }

    /// <summary>Is asked whether a file is the store's after the file was looked at and before it is opened.</summary>
    private sealed class SwapWhenAsked(string store, Action swap) : OwnFiles(store)
    {
        public bool IsArmed { get; set; }

        public override bool Is(FileFacts file)
        {
            if (IsArmed)
                swap();
            IsArmed = false;
            return base.Is(file);
        }
    }
}
