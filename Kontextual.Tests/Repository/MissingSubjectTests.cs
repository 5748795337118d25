using Kontextual.Domain;

namespace Kontextual.Tests.Repository;

/// <summary>The conveniences are static methods, so that null can take the place of what they belong to.</summary>
public class MissingSubjectTests
{
    private const IKnowledgeRepository NoRepository = null!;
    private const IArtifactReader NoArtifacts = null!;
    private const ICollectionReader NoCollections = null!;
    private const IRelationshipReader NoRelationships = null!;
    private const IChangeLog NoChanges = null!;

    private static readonly Dictionary<string, Func<object>> Reads = new()
    {
        ["an artifact"] = () => NoArtifacts.GetAsync(default),
        ["an artifact by name"] = () => NoArtifacts.GetByNameAsync(default, "a"),
        ["many artifacts"] = () => NoArtifacts.GetManyAsync([]),
        ["artifacts as a stream"] = () => NoArtifacts.StreamAsync(new ArtifactQuery()),
        ["a history as a stream"] = () => NoArtifacts.StreamHistoryAsync(default),
        ["a revision"] = () => NoArtifacts.GetRevisionAsync(default, 1),
        ["a text"] = () => NoArtifacts.GetTextAsync(null!),
        ["bytes"] = () => NoArtifacts.GetBytesAsync(null!),
        ["a collection"] = () => NoCollections.GetAsync(default),
        ["a collection by name"] = () => NoCollections.GetByNameAsync("a"),
        ["collections as a stream"] = () => NoCollections.StreamAsync(new CollectionQuery()),
        ["a relationship"] = () => NoRelationships.GetAsync(default),
        ["relationships as a stream"] = () => NoRelationships.StreamAsync(new RelationshipQuery()),
        ["changes as a stream"] = () => NoChanges.StreamAsync(ChangePosition.Start),
        ["changes of an entity as a stream"] = () => NoChanges.StreamHistoryAsync(EntityKind.Artifact, default),
        ["changes of a transaction as a stream"] = () => NoChanges.StreamTransactionAsync(default),
    };

    private static readonly Dictionary<string, Func<object>> Writes = new()
    {
        ["work"] = () => NoRepository.WriteAsync((_, _) => Task.CompletedTask),
        ["a collection created"] = () => NoRepository.CreateCollectionAsync(null!),
        ["an artifact created"] = () => NoRepository.CreateArtifactAsync(null!),
        ["an artifact put"] = () => NoRepository.PutArtifactAsync(null!, default),
        ["an artifact revised"] = () => NoRepository.ReviseArtifactAsync(default, default, null!),
        ["an artifact deleted"] = () => NoRepository.DeleteArtifactAsync(default, default),
        ["an artifact restored"] = () => NoRepository.RestoreArtifactAsync(default, default),
        ["a relationship created"] = () => NoRepository.CreateRelationshipAsync(null!),
    };

    private static IEnumerable<string> ReadNames => Reads.Keys;

    private static IEnumerable<string> WriteNames => Writes.Keys;

    [TestCaseSource(nameof(ReadNames))]
    public async Task A_reader_that_is_not_there_is_named(string read) => (await ErrorOf(Reads[read])).ParamName.ShouldBe("reader");

    [TestCaseSource(nameof(WriteNames))]
    public async Task A_repository_that_is_not_there_is_named(string write) => (await ErrorOf(Writes[write])).ParamName.ShouldBe("repository");

    private static Task<ArgumentNullException> ErrorOf(Func<object> call) =>
        Should.ThrowAsync<ArgumentNullException>(async () => await (call() as Task ?? Task.CompletedTask));
}
