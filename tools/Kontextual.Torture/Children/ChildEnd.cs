using System.Globalization;

namespace Kontextual.Torture;

/// <summary>How a child ended.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Errors">What it printed of errors.</param>
internal sealed record ChildEnd(int Code, string Errors)
{
    /// <summary>128 and the signal: what the system gives a process that was killed.</summary>
    private const int KilledCode = 137;

    public bool WasKilled => Code == KilledCode;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"exit code {Code}{(Errors.Length == 0 ? string.Empty : $" and: {Errors}")}");
}
