using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>Runs one case. One process writes by the path of the store, and another opens the store by the second path.</summary>
internal sealed class LinkRun(LinkCase link, string folder, int seed)
{
    private const int Transactions = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly List<string> _findings = [];

    private string Store => Path.Combine(folder, "real", "store.db");

    /// <summary>Runs the case and returns the result.</summary>
    public async Task<Verdict> RunAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(folder, "real"));
        await TortureStore.MakeAsync(Store);
        await using var first = ChildProcess.Start(Arguments("first", Store, int.MaxValue).ToArguments());
        await WaitForWritesAsync("first", cancellationToken);
        await RunAsync(link.Make, cancellationToken);
        var end = await RunSecondAsync(cancellationToken);
        await first.SayAsync(WriteRole.Enough);
        if (await first.EndAsync(cancellationToken).WaitAsync(Patience, cancellationToken) is { Code: not ExitCode.Held } failed)
            _findings.Add($"{link.Name}: the process that writes by the store's own name ended with {failed}");
        return Judge(end);
    }

    private Verdict Judge(ChildEnd end)
    {
        var refused = end.Errors.Contains(nameof(StoreNameException), StringComparison.Ordinal);
        if (link.IsOneStore ? end.Code != ExitCode.Held : !refused)
            _findings.Add($"{link.Name}: it should be {(link.IsOneStore ? "one store" : "refused")}, and the process ended with {end}");
        var locks = Directory.EnumerateFiles(folder, "*.db.lock", SearchOption.AllDirectories).Select(Path.GetFullPath).ToList();
        if (locks.Count > 1 && !Directory.Exists(Path.Combine(folder, "link")))
            _findings.Add($"{link.Name}: there are {locks.Count} locks: {string.Join(", ", locks)}");
        List<Ack> acks = [.. Acks("first"), .. Acks("second")];
        var check = new StoreCheck(Store).CheckWhole(acks);
        var second = refused ? "refused" : Phrase.Of($"one store, {Acks("second").Count} writes");
        return new Verdict(
            Phrase.Of($"{link.Name}: {second}, {Acks("first").Count} writes by the store's own name, {check.Summary}"),
            [.. _findings, .. check.Findings.Select(finding => $"{link.Name}: {finding}")]);
    }

    private async Task<ChildEnd> RunSecondAsync(CancellationToken cancellationToken)
    {
        string[] under = link.Mount is null ? [] : ["unshare", "-m", "sh", "-c", $"cd '{folder}' && {link.Mount} && exec \"$@\"", "sh"];
        await using var second = ChildProcess.StartUnder(under, Arguments("second", Path.Combine(folder, link.Second), Transactions).ToArguments());
        return await second.EndAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
    }

    private WriteRoleArguments Arguments(string name, string store, int transactions) => new()
    {
        Store = store,
        Acks = AcksOf(name),
        Name = name,
        Seed = seed,
        Callers = 2,
        Transactions = transactions,
        Pause = 20,
    };

    private async Task WaitForWritesAsync(string name, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); AckReader.ReadAll(AcksOf(name)).Count == 0; await Task.Delay(20, cancellationToken))
        {
            if (waited.Elapsed > Limits.Start)
                throw new TimeoutException(Phrase.Of($"A writing process wrote nothing for {Limits.Start.TotalSeconds:N0} s."));
        }
    }

    private async Task RunAsync(string commands, CancellationToken cancellationToken)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-ec", commands]) { WorkingDirectory = folder })!;
        await shell.WaitForExitAsync(cancellationToken);
        if (shell.ExitCode != 0)
            throw new InvalidOperationException($"'{commands}' ended with {shell.ExitCode}.");
    }

    private List<Ack> Acks(string name) => [.. AckReader.ReadAll(AcksOf(name)).Select(Ack.Parse)];

    private string AcksOf(string name) => Path.Combine(folder, name + ".acks");
}
