using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Collections;
using Kontextual.Persistence.Contexts;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Relationships;
using Kontextual.Persistence.Runs;

namespace Kontextual.Persistence.Repository;

/// <summary>Creates the readers of entities for one scope.</summary>
/// <param name="scope">The scope to read in.</param>
/// <param name="moment">The moment of the past to read, or null for the present.</param>
internal abstract class KnowledgeReaders(IReadScope scope, Moment? moment = null)
{
    public ICollectionReader Collections { get; } = moment is null ? new CollectionReader(scope) : new PastCollectionReader(scope, moment);

    public IArtifactReader Artifacts { get; } = moment is null ? new ArtifactReader(scope) : new PastArtifactReader(scope, moment);

    public IRelationshipReader Relationships { get; } = moment is null ? new RelationshipReader(scope) : new PastRelationshipReader(scope, moment);

    public IRunReader Runs { get; } = moment is null ? new RunReader(scope) : new PastRunReader(scope, moment);

    public IContextPackageReader ContextPackages { get; } = new ContextPackageReader(scope, moment);

    public IContextReferenceReader ContextReferences { get; } = new ContextReferenceReader(scope, moment);

    protected IReadScope Scope { get; } = scope;
}
