using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Repository;

/// <summary>Provides the readers of one scope.</summary>
internal sealed class KnowledgeView(IReadScope scope) : KnowledgeReaders(scope), IKnowledgeView
{
    public IChangeLog Changes { get; } = new ChangeLog(scope);

    public IPastView AsOf(AsOf moment) => PastView.Of(Scope, moment);
}
