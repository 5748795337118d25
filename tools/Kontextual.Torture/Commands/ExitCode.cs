namespace Kontextual.Torture;

/// <summary>What the program's exit code means.</summary>
internal static class ExitCode
{
    /// <summary>What was promised held.</summary>
    public const int Held = 0;

    /// <summary>Something did not hold; the store is kept.</summary>
    public const int Broken = 1;

    /// <summary>The command line is wrong, or the campaign cannot be run on this machine.</summary>
    public const int Usage = 2;

    public static int Of(Verdict verdict) => verdict.IsSkipped ? Usage : verdict.Held ? Held : Broken;
}
