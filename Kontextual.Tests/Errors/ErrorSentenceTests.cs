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
        [$"The artifact {One} has 2 live relationship(s); the first is {Two}. Delete the relationships first, or use the cascade policy."] =
            () => new ArtifactInUseException(ArtifactId.Parse(One), [RelationshipId.Parse(Two), RelationshipId.Parse(Three)]),
        [$"The collection {One} contains 3 live artifact(s). Delete the artifacts first, or use the cascade policy."] =
            () => new CollectionInUseException(CollectionId.Parse(One), 3),
        [$"The collection {One} contains 3 artifact(s) that are not purged. Purge the artifacts first, or use the cascade policy."] =
            () => new CollectionInUseException(CollectionId.Parse(One), 3, toPurge: true),
        [$"The content {Digest} is not valid UTF-8, so it cannot be read as text. Read it as bytes or as a stream."] =
            () => new ContentNotTextException(ContentDigest.Parse(Digest)),
        [$"The source {One} of the relationship is not a live artifact."] =
            () => new DanglingReferenceException(RelationshipEnd.Source, ArtifactId.Parse(One)),
        [$"The target of the context reference, the relationship {One}, does not exist or is deleted."] =
            () => new DanglingReferenceException(EntityKind.Relationship, EntityId.Parse(One)),
        [$"The target of the context reference, the artifact {One}, has no revision 9."] =
            () => new DanglingReferenceException(EntityKind.Artifact, EntityId.Parse(One), 9),
        [$"The artifact {One} already has the name 'a'. Choose another name, or change that artifact."] =
            () => new DuplicateNameException(EntityKind.Artifact, "a", EntityId.Parse(One)),
        [$"The relationship {Three} of the type 'cites' already links {One} to {Two}. Update that relationship instead."] =
            () => new DuplicateRelationshipException(ArtifactId.Parse(One), ArtifactId.Parse(Two), "cites", RelationshipId.Parse(Three)),
        [$"The collection {One} is live. Only a deleted collection can be purged; delete it first."] =
            () => new EntityNotDeletedException(EntityKind.Collection, EntityId.Parse(One)),
        [$"No context package '{One}': it does not exist or is deleted."] =
            () => new EntityNotFoundException(EntityKind.ContextPackage, One),
        [$"No artifact '{One} revision 9': it has no such revision."] =
            () => new EntityNotFoundException(EntityKind.Artifact, $"{One} revision 9", "it has no such revision"),
        [$"The context reference {One} has the status Deleted and cannot change to Live."] =
            () => new InvalidTransitionException(EntityKind.ContextReference, EntityId.Parse(One), "Deleted", "Live"),
        [$"Attempt 1 of the run {One} has ended: the run is at attempt 2 with the status Running. "
            + "Stop the work of this attempt. To go on with a failed or cancelled run, resume it."] =
            () => new RunAttemptEndedException(new(RunId.Parse(One), 1), 2, RunStatus.Running),
        [$"The run {One} has the status Pending, but only a running run can do this. Begin or continue the run first."] =
            () => new RunNotRunningException(RunId.Parse(One), RunStatus.Pending),
        [$"The run {One} had its last heartbeat at 2026-11-22T10:00:00.000000Z and can be taken over from 2026-11-22T10:01:00.000000Z, "
            + "if it has no heartbeat until then. Try again at that time."] =
            () => new RunNotStalledException(RunId.Parse(One), new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero), new(2026, 11, 22, 10, 1, 0, TimeSpan.Zero)),
        [$"The run {One} has the status Suspended. Only a run that has ended can be purged; cancel it first."] =
            () => new RunNotEndedException(RunId.Parse(One), RunStatus.Suspended),
        [$"The run {One} of the operation 'build' has the idempotency key 'k' and other inputs. "
            + "Use another key for other inputs, or start with the parameters and pinned revisions of that run."] =
            () => new IdempotencyKeyConflictException("build", "k", RunId.Parse(One)),
        ["The history of the store at sequence 7 is not the history of the position (the store has no such record): the store was replaced or restored. "
            + "Start again from the beginning, or from a position of this store."] =
            () => new PositionLostException(Position, null),
        ["The history of the store at sequence 7 is not the history of the position (the hash differs): the store was replaced or restored. "
            + "Start again from the beginning, or from a position of this store."] =
            () => new PositionLostException(Position, ChainHash.Genesis),
        ["Line 3 of the snapshot (artifact): it has no name."] =
            () => new SnapshotFormatException(3, "artifact", "it has no name"),
        [$"The store {One} is not empty: its last change record has the sequence 7. Import the snapshot into a new store."] =
            () => new StoreNotEmptyException(StoreId.Parse(One), Position),
        ["The store is damaged at revision 2: its digest differs. Stop writing to the store, and restore a backup."] =
            () => new StoreCorruptException("revision 2", "its digest differs"),
        [$"The relationship {One} has version 4, but version 3 was expected. Read it again, and base the change on its current state."] =
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
