using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>check</c>: runs the checks of the campaigns on a store that a campaign has kept.</summary>
internal sealed class CheckCommand : Command
{
    private readonly Argument<FileInfo> _store =
        new Argument<FileInfo>("store") { Description = "The store that a campaign has kept." }.AcceptExistingOnly();

    private readonly Option<DirectoryInfo> _acks =
        new Option<DirectoryInfo>("--acks")
        {
            Description = "The folder with the acknowledgements. The folder of the store by default.",
            HelpName = "path",
        }.AcceptExistingOnly();

    public CheckCommand()
        : base("check", "Checks a store that a campaign has kept, and the acknowledgements next to it.")
    {
        Add(_store);
        Add(_acks);
        SetAction(parsed => Check(parsed.GetRequiredValue(_store), parsed.GetValue(_acks)));
    }

    private static int Check(FileInfo store, DirectoryInfo? acks)
    {
        var folder = acks?.FullName ?? store.DirectoryName!;
        var said = Directory.EnumerateFiles(folder, "*.acks").SelectMany(AckReader.ReadAll).Where(line => Failure.Read(line) is null).Select(Ack.Parse).ToList();
        var result = new StoreCheck(store.FullName).CheckWhole(said);
        foreach (var finding in result.Findings)
            Console.Error.WriteLine($"check: found: {finding}");
        Console.WriteLine(Phrase.Of($"check: {said.Count:N0} acknowledged writes, {result.Summary}"));
        return result.Held ? ExitCode.Held : ExitCode.Broken;
    }
}
