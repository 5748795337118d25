using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What programs do with the manifests of runs.</summary>
internal sealed class ManifestConcept() : Concept(13)
{
    public override EntityType Entity => new(EntityKind.Manifest, (scene, name) => scene.Id<ManifestId>(name));

    public override Mix Reads => new(3,
        Weighted(2, ReadManifests.Generated), Weighted(1, FindManifest.Generated), Weighted(2, ListManifestEntries.Generated));

    public override IReadOnlyList<Step> WrongReads => [new ListManifestEntries(new Ref(0), ManifestEntryRole.Input, null, 1001, 1)];

    public override async Task SurveyAsync(SurveyedMoment moment)
    {
        foreach (var run in await moment.RowsAsync(new ListRuns { Purged = true }))
        {
            var manifests = await ReadManifests.OfAsync(moment.Reads, run.Id, moment.AsOf);
            moment.Add("manifests", manifests);
            foreach (var manifest in manifests)
            {
                foreach (var role in Enum.GetValues<ManifestEntryRole>())
                {
                    var entries = await ListManifestEntries.PageAsync(moment.Reads, manifest.Id, role, moment.AsOf, SurveyedMoment.Size, null);
                    moment.Add($"{role} of a manifest", entries.Rows);
                }
            }
        }
    }
}
