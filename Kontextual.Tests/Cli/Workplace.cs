using System.Text;
using Kontextual.Cli;
using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Cli;

/// <summary>A folder of files, a store beside it, and the tool.</summary>
public sealed class Workplace : IDisposable
{
    private readonly DirectoryInfo _root = RunFolder.New("cli-");

    public Workplace() => Directory.CreateDirectory(Docs);

    /// <summary>The folder that holds everything.</summary>
    public string Root => _root.FullName;

    /// <summary>The folder to ingest.</summary>
    public string Docs => Path.Combine(Root, "docs");

    /// <summary>The store's file.</summary>
    public string Store => Path.Combine(Root, "store.db");

    /// <summary>The path of a file to ingest, its folder made.</summary>
    public string PathOf(string name)
    {
        var path = Path.Combine(Docs, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Writes a file to ingest.</summary>
    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    /// <summary>Writes a file to ingest.</summary>
    public void Write(string name, byte[] bytes) => File.WriteAllBytes(PathOf(name), bytes);

    /// <summary>Runs the tool on the store, in this process.</summary>
    public Task<CliResult> RunAsync(params string[] args) => RunAsync(TimeProvider.System, CancellationToken.None, args);

    /// <summary>Runs the tool on the store, in this process.</summary>
    public Task<CliResult> RunAsync(TimeProvider time, CancellationToken cancellationToken, params string[] args) =>
        RunAnywhereAsync(time, cancellationToken, [.. args, "--store", Store]);

    /// <summary>Runs the tool in this process, with these arguments and no others.</summary>
    public static async Task<CliResult> RunAnywhereAsync(TimeProvider time, CancellationToken cancellationToken, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        using var host = new CliHost(output, error) { Time = time };
        var code = await Tool.RunAsync(host, args, cancellationToken);
        return new CliResult(code, output.ToArray(), error.ToString());
    }

    /// <summary>Ingests the folder and says what was done.</summary>
    public async Task<CliResult> IngestAsync(params string[] options) => await RunAsync(["ingest", Docs, "--json", .. options]);

    /// <summary>The names of the live artifacts, in the order of the listing.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(params string[] options) =>
        [.. (await RunAsync(["list", "--json", .. options])).ShouldExitWith(0).Lines.Select(line => line.GetProperty("name").GetString()!)];

    /// <summary>The content of an artifact, as text.</summary>
    public async Task<string> ContentAsync(string name, params string[] options) =>
        Encoding.UTF8.GetString((await RunAsync(["show", name, "--content", .. options])).ShouldExitWith(0).Bytes);

    /// <summary>Opens the store as an application does.</summary>
    public Task<IKnowledgeRepository> OpenAsync() => KnowledgeStore.OpenAsync(options => options.UseSqlite(Store));

    /// <summary>Changes the live artifact of this name as an application does.</summary>
    public async Task ReviseAsync(string name, ArtifactChange change)
    {
        await using var repository = await OpenAsync();
        var page = await repository.Artifacts.ListAsync(new ArtifactQuery { Name = name });
        await repository.ReviseArtifactAsync(page.Items.Single().Id, Expected.Any, change);
    }

    /// <inheritdoc/>
    public void Dispose() => _root.Delete(recursive: true);
}
