using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>
/// A child process that opens many views of one store at the same time, and counts the results and the remaining file descriptors.
/// </summary>
internal static class ViewsRole
{
    public const string Name = "views";

    /// <summary>
    /// Prints the number of successful views, the number of failed views, the descriptors in the folder of the store afterwards, the
    /// milliseconds, and the first failure.
    /// </summary>
    public static async Task RunAsync(string store, int views, TimeSpan held)
    {
        await using var repository = await TortureStore.OpenAsync(store);
        var time = Stopwatch.StartNew();
        var failures = await Task.WhenAll(Enumerable.Range(0, views).Select(_ => Task.Run(() => ViewAsync(repository, held))));
        var failed = failures.OfType<Exception>().ToList();
        Console.WriteLine(Phrase.Of(
            $"{views - failed.Count} {failed.Count} {DescriptorsIn(Path.GetDirectoryName(store)!)} {time.ElapsedMilliseconds} {failed.FirstOrDefault()?.Message}"));
    }

    private static async Task<Exception?> ViewAsync(IKnowledgeRepository repository, TimeSpan held)
    {
        try
        {
            return await repository.ReadAsync(async (view, token) =>
            {
                var before = await view.Changes.HeadAsync(token);
                await Task.Delay(held, token);

                // Also reads outside the view, which needs another connection while the view is open.
                await repository.Changes.HeadAsync(token);
                return await view.Changes.HeadAsync(token) == before ? null : new InvalidOperationException("The view changed.");
            });
        }
        catch (KnowledgeException e)
        {
            return e;
        }
    }

    // Only the links are read. No file of the store is opened.
    private static int DescriptorsIn(string folder) => new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos()
        .Count(descriptor => descriptor.LinkTarget?.StartsWith(folder + "/", StringComparison.Ordinal) == true);
}
