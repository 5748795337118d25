using Kontextual.Domain;

namespace Kontextual.Tests.Errors;

/// <summary>The sentences that callers and the tool show: each names what it is about and, where something can be done, says what.</summary>
public class ErrorSentenceTests
{
    private const string One = "01890000-0000-7000-8000-000000000001";
    private const string Two = "01890000-0000-7000-8000-000000000002";
    private const string Three = "01890000-0000-7000-8000-000000000003";

    private static readonly string Digest = "sha256:" + new string('a', 64);
    private static readonly ChangePosition Position = new(7, ChainHash.Genesis);

    private static readonly Dictionary<string, Func<KnowledgeException>> Errors = new()
    {
        [$"Artifact {One} has 2 live relationship(s), the first is {Two}. Delete them first, or delete with the cascade policy."] =
            () => new ArtifactInUseException(ArtifactId.Parse(One), [RelationshipId.Parse(Two), RelationshipId.Parse(Three)]),
        [$"Collection {One} holds 3 live artifact(s). Delete them first, or delete with the cascade policy."] =
            () => new CollectionInUseException(CollectionId.Parse(One), 3),
        [$"Collection {One} holds 3 artifact(s) that are not purged. Purge them first, or purge with the cascade policy."] =
            () => new CollectionInUseException(CollectionId.Parse(One), 3, toPurge: true),
        [$"Content {Digest} is not valid UTF-8, so it cannot be read as text. Read it as bytes or as a stream."] =
            () => new ContentNotTextException(ContentDigest.Parse(Digest)),
        [$"The source {One} of the relationship is not a live artifact."] =
            () => new DanglingReferenceException(RelationshipEnd.Source, ArtifactId.Parse(One)),
        [$"The artifact name 'a' is taken by {One}. Choose another name, or change that artifact."] =
            () => new DuplicateNameException(EntityKind.Artifact, "a", EntityId.Parse(One)),
        [$"Relationship {Three} links {One} to {Two} as 'cites' already. Update that one instead."] =
            () => new DuplicateRelationshipException(ArtifactId.Parse(One), ArtifactId.Parse(Two), "cites", RelationshipId.Parse(Three)),
        [$"The collection {One} is live. Only what is deleted can be purged: delete it first."] =
            () => new EntityNotDeletedException(EntityKind.Collection, EntityId.Parse(One)),
        [$"No context package '{One}': it does not exist or is deleted."] =
            () => new EntityNotFoundException(EntityKind.ContextPackage, One),
        [$"No artifact '{One} revision 9': it has no such revision."] =
            () => new EntityNotFoundException(EntityKind.Artifact, $"{One} revision 9", "it has no such revision"),
        [$"The context reference {One} is Deleted and cannot become Live."] =
            () => new InvalidTransitionException(EntityKind.ContextReference, EntityId.Parse(One), "Deleted", "Live"),
        ["The store's history at sequence 7 is not the one of the position (it has no such record): the store was replaced or restored. "
            + "Start again from the beginning, or from a position of this store."] =
            () => new PositionLostException(Position, null),
        ["The store's history at sequence 7 is not the one of the position (its hash differs): the store was replaced or restored. "
            + "Start again from the beginning, or from a position of this store."] =
            () => new PositionLostException(Position, ChainHash.Genesis),
        ["Line 3 of the snapshot (artifact): it has no name."] =
            () => new SnapshotFormatException(3, "artifact", "it has no name"),
        ["The store is damaged at revision 2: its digest differs. Stop writing to it, and restore a backup."] =
            () => new StoreCorruptException("revision 2", "its digest differs"),
        [$"The relationship {One} is at version 4, not 3 as expected. Read it again and decide on what it holds now."] =
            () => new VersionConflictException(EntityKind.Relationship, EntityId.Parse(One), 3, 4),
        [$"The work of transaction {One} took longer than 1.5 s and was rolled back. Do less in one transaction, or raise the write time limit."] =
            () => new WriteTimeoutException(TransactionId.Parse(One), TimeSpan.FromSeconds(1.5)),
    };

    private static IEnumerable<TestCaseData> Sentences() =>
        Errors.Select((error, i) => new TestCaseData(error.Key, error.Value).SetArgDisplayNames($"{error.Value().GetType().Name} {i}"));

    // In a culture that writes numbers with a comma: a sentence is the same on every machine.
    [TestCaseSource(nameof(Sentences)), SetCulture("de-DE")]
    public void An_error_names_what_it_is_about_and_says_what_to_do(string sentence, Func<KnowledgeException> error) =>
        error().Message.ShouldBe(sentence);
}
