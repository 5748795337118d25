using Kontextual.Domain;

namespace Kontextual.Tests.Harness;

/// <summary>The readers of a state: the present, a view of it, a transaction, or a moment of the past.</summary>
public sealed record Readers(ICollectionReader Collections, IArtifactReader Artifacts, IRelationshipReader Relationships)
{
    public static Readers Of(IKnowledgeRepository repository, AsOf? asOf) => asOf is { } moment
        ? Of(repository.AsOf(moment))
        : new(repository.Collections, repository.Artifacts, repository.Relationships);

    public static Readers Of(IKnowledgeView view) => new(view.Collections, view.Artifacts, view.Relationships);

    public static Readers Of(IKnowledgeTransaction t) => new(t.Collections, t.Artifacts, t.Relationships);

    public static Readers Of(IPastView view) => new(view.Collections, view.Artifacts, view.Relationships);
}
