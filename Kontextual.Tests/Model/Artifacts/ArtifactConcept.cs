using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>What programs do with artifacts.</summary>
internal sealed class ArtifactConcept() : Concept(2)
{
    private static readonly string[] Orders = [.. Enum.GetNames<ArtifactOrder>(), "/n"];

    public override EntityType Entity => new(EntityKind.Artifact, (scene, name) => scene.Id<ArtifactId>(name));

    public override Mix Verbs => new(14,
        Weighted(8, CreateArtifact.Generated),
        Weighted(4, PutArtifact.Generated),
        Weighted(6, ReviseArtifact.Generated),
        Weighted(3, DeleteArtifact.Generated),
        Weighted(3, RestoreArtifact.Generated),
        Weighted(2, PurgeArtifact.Generated));

    // An order and a moment of the past are rarely combined, and so are a digest and one: each combination is translated once.
    public override Mix Reads => new(9,
        Weighted(10, FindArtifact.Generated(ValueGenerators.Any)),
        Weighted(10, FindArtifact.Generated(ValueGenerators.Dead)),
        Weighted(10, FindArtifactByName.Generated),
        Weighted(15, from listing in ListArtifacts.Generated from asOf in ValueGenerators.Past select listing with { AsOf = asOf }),
        Weighted(20,
            from listing in ListArtifacts.Generated
            from digest in ValueGenerators.Maybe(ArtifactFilters.Digest.Generator, oneIn: 5)
            from order in Gen.Elements("Name", "Name", "Name", "/n", "Created", "Updated", "Size")
            select (digest is null ? listing : listing.And(digest)) with { OrderBy = order }),
        Weighted(1,
            from listing in ListArtifacts.Generated
            from digest in ArtifactFilters.Digest.Generator
            from asOf in ValueGenerators.Past
            select listing.And(digest) with { AsOf = asOf }),
        Weighted(1, from listing in ListArtifacts.Generated from asOf in ValueGenerators.Past select listing with { OrderBy = "Created", AsOf = asOf }));

    public override IReadOnlyList<Step> WrongReads =>
        [new ListArtifacts { Size = 0 }, new ListArtifacts { AsOf = new When(false, 0), Size = 1001 }];

    public override Gen<IReadOnlyList<Step>> Beginning =>
        from body in Gen.ListOf(Gen.OneOf(Weighted(1, CreateArtifact.Generated).Steps, Weighted(1, PutArtifact.Generated).Steps), 4)
        select (IReadOnlyList<Step>)[.. body];

    public override async Task SurveyAsync(SurveyedMoment moment)
    {
        var everything = new ListArtifacts { Deleted = true, Purged = true };
        if (moment.AsOf is null)
        {
            foreach (var order in Orders)
                await moment.ListAsync(everything with { OrderBy = order, Descending = order == "Updated" });
            return;
        }

        await moment.ListAsync(everything);
        foreach (var order in Orders)
            await moment.ListAsync(new ListArtifacts { OrderBy = order, Descending = true });
        foreach (var digest in (await moment.RowsAsync(new ListArtifacts { Deleted = true })).Select(row => row.Digest).Distinct())
            await moment.ListAsync(new ListArtifacts(), ArtifactFilters.Digest.With(digest));
    }
}
