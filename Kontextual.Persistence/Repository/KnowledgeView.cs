using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Collections;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Relationships;

namespace Kontextual.Persistence.Repository;

/// <summary>Provides the readers of one scope.</summary>
internal sealed class KnowledgeView(IReadScope scope) : IKnowledgeView
{
    public ICollectionReader Collections { get; } = new CollectionReader(scope);

    public IArtifactReader Artifacts { get; } = new ArtifactReader(scope);

    public IRelationshipReader Relationships { get; } = new RelationshipReader(scope);

    public IChangeLog Changes { get; } = new ChangeLog(scope);

    public IPastView AsOf(AsOf moment) => PastView.Of(scope, moment);
}
