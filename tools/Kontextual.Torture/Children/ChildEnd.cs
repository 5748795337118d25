using System.Globalization;

namespace Kontextual.Torture;

/// <summary>The result of a child process.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Errors">The error output.</param>
internal sealed record ChildEnd(int Code, string Errors)
{
    /// <summary>The exit code that the system assigns to a killed process: 128 plus the number of the signal.</summary>
    private const int KilledCode = 137;

    public bool WasKilled => Code == KilledCode;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"exit code {Code}{(Errors.Length == 0 ? string.Empty : $" and: {Errors}")}");
}
