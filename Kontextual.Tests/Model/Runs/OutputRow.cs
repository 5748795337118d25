using System.Globalization;
using Kontextual.Domain;
using Kontextual.Tests.Runs;

namespace Kontextual.Tests.Model;

/// <summary>What a side shows of an output of a run.</summary>
internal sealed record OutputRow(RunId Run, string Path, int Attempt, int? Step, ArtifactId Artifact, int Revision, string Digest, long From, long? To)
{
    public static OutputRow Of(RunOutput o) =>
        new(o.RunId, o.Path, o.Attempt, o.StepOrdinal, o.ArtifactId, o.Revision, $"{o.Digest}", o.Sequence, o.ToSequence);

    /// <summary>The output in the state of the change record that added it, named by its path.</summary>
    public string Member => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{{OwnForms.Quote(Path)}}:{"artifactId":"{{Artifact}}","attempt":{{Attempt}},"digest":"{{Digest}}","revision":{{Revision}},"stepOrdinal":{{StepText}}}""");

    private string StepText => Step?.ToString(CultureInfo.InvariantCulture) ?? "null";
}
