using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The readers of one state: the present, or a moment of the past.</summary>
/// <param name="Collections">Reads collections.</param>
/// <param name="Artifacts">Reads artifacts.</param>
/// <param name="Relationships">Reads relationships.</param>
/// <param name="AreOfThePast">True when the state is a moment of the past.</param>
internal sealed record Readers(
    ICollectionReader Collections, IArtifactReader Artifacts, IRelationshipReader Relationships, bool AreOfThePast)
{
    public static Readers Of(IKnowledgeRepository repository) =>
        new(repository.Collections, repository.Artifacts, repository.Relationships, AreOfThePast: false);

    public static Readers Of(IKnowledgeTransaction transaction) =>
        new(transaction.Collections, transaction.Artifacts, transaction.Relationships, AreOfThePast: false);

    public static Readers Of(IPastView view) => new(view.Collections, view.Artifacts, view.Relationships, AreOfThePast: true);
}
