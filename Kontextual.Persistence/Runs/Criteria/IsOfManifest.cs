using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>Selects the inputs or outputs of a manifest.</summary>
internal sealed class IsOfManifest(ManifestId manifest, ManifestEntryRole role) : Criterion<ManifestEntry, ManifestEntry>("manifest", $"{manifest} {role}")
{
    public override Condition<ManifestEntry> Now => new Holds<ManifestEntry>(e => e.ManifestId == manifest && e.Role == role);

    public override Condition<ManifestEntry> Then(long sequence) => Now;
}
