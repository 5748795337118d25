using System.Globalization;

namespace Kontextual.Torture;

/// <summary>Runs this program as a child process of a campaign. The arguments come from the campaign, so they are not checked.</summary>
internal static class ChildProgram
{
    /// <summary>The hidden verb of child processes.</summary>
    public const string Verb = "child";

    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            await (arguments[0] switch
            {
                WriteRole.Name => WriteRole.RunAsync(WriteRoleArguments.Parse(arguments[1..])),
                RunRaceRole.Name => RunRaceRole.RunAsync(arguments[1]),
                OpenRole.Name => OpenRole.RunAsync(arguments[1], arguments[2]),
                StepRole.Name => StepRole.RunAsync(Enum.Parse<StepKind>(arguments[1]), arguments[2]),
                DamageRole.Name => DamageRole.RunAsync(arguments[1], arguments[2..]),
                RawRole.WriterName => Task.Run(() => RawRole.Write(arguments[1], arguments[2], Number(arguments[3]), arguments[4])),
                RawRole.CheckpointerName => Task.Run(() => RawRole.Checkpoint(arguments[1], arguments[2], arguments[4])),
                SwapRole.Name => SwapRole.RunAsync(),
                HoldRole.PlainName => Task.Run(() => HoldRole.HoldPlain(arguments[1])),
                HoldRole.ProductName => HoldRole.HoldByProductAsync(arguments[1]),
                ViewsRole.Name => ViewsRole.RunAsync(arguments[1], Number(arguments[2]), TimeSpan.FromMilliseconds(Number(arguments[3]))),
                _ => throw new ArgumentException($"There is no role '{arguments[0]}'.", nameof(arguments)),
            });
            return ExitCode.Held;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(e.ToString());
            return ExitCode.Broken;
        }
    }

    /// <summary>Ends this process when its parent process has ended, because nothing else would end it.</summary>
    /// <param name="listen">Called for each line of the input.</param>
    public static void EndWithParent(Action<string>? listen = null) => new Thread(() =>
    {
        while (Console.In.ReadLine() is { } line)
            listen?.Invoke(line);

        Environment.Exit(ExitCode.Broken);
    })
    { IsBackground = true }.Start();

    public static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
