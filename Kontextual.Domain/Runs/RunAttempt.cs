using System.Globalization;

namespace Kontextual.Domain;

/// <summary>One attempt of a run. It is the right to write for the run, until the attempt ends or another attempt takes the run over.</summary>
/// <remarks>
/// An attempt ends when the run succeeds, fails or is cancelled, or when <see cref="IRunWriter.TakeOverAsync"/> begins the next attempt. From then
/// on, everything that names the attempt is refused with <see cref="RunAttemptEndedException"/>.
/// </remarks>
/// <param name="RunId">The run.</param>
/// <param name="Attempt">The number of the attempt, from 1.</param>
public readonly record struct RunAttempt(RunId RunId, int Attempt)
{
    /// <summary>Returns the id of the run, <c>#</c> and the number of the attempt.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RunId}#{Attempt}");
}
