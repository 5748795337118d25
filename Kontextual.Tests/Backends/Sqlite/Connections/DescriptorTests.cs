using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite.Connections;

/// <summary>What an idle store keeps of file descriptors, whatever was read at once before.</summary>
[Platform("Linux")]
public sealed class DescriptorTests
{
    [Test, Property("Rule", "P5")]
    public async Task After_hundreds_of_views_at_once_an_idle_store_keeps_16_descriptors_at_most()
    {
        using var folder = new TempFolder();
        await using var repository = await KnowledgeStore.OpenAsync(options => options.UseSqlite(folder.File("store.db")));
        await repository.CreateCollectionAsync(Draft.Collection("notes"));
        var (reading, gate) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var views = Enumerable.Range(0, 300).Select(_ => repository.ReadAsync(async (view, token) =>
        {
            await view.Changes.HeadAsync(token);
            if (Interlocked.Increment(ref reading) == 7)
                gate.SetResult();
            await gate.Task;
            return await repository.Changes.HeadAsync(token);
        })).ToList();

        await Task.WhenAll(views).Soon();

        DescriptorsIn(folder.Path).Count.ShouldBeLessThanOrEqualTo(16);
    }

    // Reading a link opens no file of the store.
    private static List<string> DescriptorsIn(string path) =>
    [
        .. new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos()
            .Select(descriptor => descriptor.LinkTarget ?? string.Empty)
            .Where(target => target.StartsWith(path + "/", StringComparison.Ordinal)),
    ];
}
