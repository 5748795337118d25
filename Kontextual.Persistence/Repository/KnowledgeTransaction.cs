using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Collections;
using Kontextual.Persistence.Contexts;
using Kontextual.Persistence.Relationships;
using Kontextual.Persistence.Runs;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Repository;

/// <summary>Provides the writers and readers of one unit of work.</summary>
internal sealed class KnowledgeTransaction : IKnowledgeTransaction
{
    private readonly UnitOfWork _unit;

    public KnowledgeTransaction(UnitOfWork unit)
    {
        _unit = unit;
        var relationships = new RelationshipWriter(unit);
        var artifacts = new ArtifactWriter(unit, relationships);
        Relationships = relationships;
        Artifacts = artifacts;
        Collections = new CollectionWriter(unit, artifacts);
        Runs = new RunWriter(unit);
        var references = new ContextReferenceWriter(unit);
        ContextReferences = references;
        ContextPackages = new ContextPackageWriter(unit, references);
        Changes = new ChangeLog(unit);
    }

    public TransactionId Id => _unit.Id;

    public DateTimeOffset Time => _unit.Time;

    public ICollectionWriter Collections { get; }

    public IArtifactWriter Artifacts { get; }

    public IRelationshipWriter Relationships { get; }

    public IRunWriter Runs { get; }

    public IContextPackageWriter ContextPackages { get; }

    public IContextReferenceWriter ContextReferences { get; }

    public IChangeLog Changes { get; }

    public IPastView AsOf(AsOf moment) => PastView.Of(_unit, moment);
}
