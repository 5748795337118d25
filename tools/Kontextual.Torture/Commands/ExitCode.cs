namespace Kontextual.Torture;

/// <summary>The exit codes of the program.</summary>
internal static class ExitCode
{
    /// <summary>All guarantees held.</summary>
    public const int Held = 0;

    /// <summary>A guarantee did not hold. The store is kept.</summary>
    public const int Broken = 1;

    /// <summary>The command line is invalid, or the campaign cannot run on this machine.</summary>
    public const int Usage = 2;

    public static int Of(Verdict verdict) => verdict.IsSkipped ? Usage : verdict.Held ? Held : Broken;
}
