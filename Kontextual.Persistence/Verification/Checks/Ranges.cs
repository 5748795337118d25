using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Collections;
using Kontextual.Persistence.Contexts;

namespace Kontextual.Persistence.Verification.Checks;

/// <summary>The rules of all derived tables of ranges.</summary>
internal static class Ranges
{
    public static IRangeCheck<ArtifactId, Artifact> OfArtifacts(VerifyRun run) => new RangeCheck<ArtifactId, Artifact, ArtifactName>(
        run,
        new()
        {
            Rows = db => db.Set<ArtifactName>().OrderBy(n => n.ArtifactId).ThenBy(n => n.FromSequence),
            IdOf = name => name.ArtifactId,
            BeginOf = name => name.FromSequence,
            IsSame = ArtifactName.IsSame,
            From = ArtifactName.From,
            Ended = (name, sequence) => name with { ToSequence = sequence },
            WithDeleted = (name, isDeleted) => name with { IsDeleted = isDeleted },
            Blank = ArtifactName.Blank,
        });

    public static IRangeCheck<CollectionId, Collection> OfCollections(VerifyRun run) => new RangeCheck<CollectionId, Collection, CollectionName>(
        run,
        new()
        {
            Rows = db => db.Set<CollectionName>().OrderBy(n => n.CollectionId).ThenBy(n => n.FromSequence),
            IdOf = name => name.CollectionId,
            BeginOf = name => name.FromSequence,
            IsSame = CollectionName.IsSame,
            From = CollectionName.From,
            Ended = (name, sequence) => name with { ToSequence = sequence },
            WithDeleted = (name, isDeleted) => name with { IsDeleted = isDeleted },
            Blank = CollectionName.Blank,
        });

    public static IRangeCheck<ContextPackageId, ContextPackage> OfPackages(VerifyRun run) => new RangeCheck<ContextPackageId, ContextPackage, ContextPackageName>(
        run,
        new()
        {
            Rows = db => db.Set<ContextPackageName>().OrderBy(n => n.PackageId).ThenBy(n => n.FromSequence),
            IdOf = name => name.PackageId,
            BeginOf = name => name.FromSequence,
            IsSame = ContextPackageName.IsSame,
            From = ContextPackageName.From,
            Ended = (name, sequence) => name with { ToSequence = sequence },
            WithDeleted = (name, isDeleted) => name with { IsDeleted = isDeleted },
            Blank = ContextPackageName.Blank,
        });

    // A purge keeps positions and roles.
    public static IRangeCheck<ContextReferenceId, ContextReference> OfReferences(VerifyRun run) => new RangeCheck<ContextReferenceId, ContextReference, ContextReferencePlace>(
        run,
        new()
        {
            Rows = db => db.Set<ContextReferencePlace>().OrderBy(p => p.ReferenceId).ThenBy(p => p.FromSequence),
            IdOf = place => place.ReferenceId,
            BeginOf = place => place.FromSequence,
            IsSame = ContextReferencePlace.IsSame,
            From = ContextReferencePlace.From,
            Ended = (place, sequence) => place with { ToSequence = sequence },
            WithDeleted = (place, isDeleted) => place with { IsDeleted = isDeleted },
            Blank = place => place,
        });
}
