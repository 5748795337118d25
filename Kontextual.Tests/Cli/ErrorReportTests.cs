using Kontextual.Cli;
using Kontextual.Domain;
using Kontextual.Persistence;

namespace Kontextual.Tests.Cli;

public class ErrorReportTests
{
    private static readonly (Exception Error, int Code)[] Errors =
    [
        (new InvalidOperationException("x"), 1),
        (new IOException("x"), 1),
        (new ArgumentNullException("x"), 1),
        (new UsageException("x"), 2),
        (new ArgumentException("x", "name"), 2),
        (new ArgumentOutOfRangeException("name"), 2),
        (new EntityNotFoundException(EntityKind.Artifact, "a"), 3),
        (new DuplicateNameException(EntityKind.Artifact, "a", default), 4),
        (new DuplicateRelationshipException(default, default, "t", default), 4),
        (new DanglingReferenceException(RelationshipEnd.Source, default), 4),
        (new VersionConflictException(EntityKind.Artifact, default, 1, 2), 4),
        (new ArtifactInUseException(default, [default]), 4),
        (new CollectionInUseException(default, 1), 4),
        (new EntityNotDeletedException(EntityKind.Artifact, default), 4),
        (new ContentNotTextException(default), 4),
        (new InvalidTransitionException(EntityKind.Run, default, "a", "b"), 4),
        (new IdempotencyKeyConflictException("o", "k", default), 4),
        (new RunAttemptEndedException(default, 2, RunStatus.Running), 4),
        (new RunNotRunningException(default, RunStatus.Pending), 4),
        (new RunNotStalledException(default, default, default), 4),
        (new RunNotEndedException(default, RunStatus.Running), 4),
        (new PositionLostException(ChangePosition.Start, null), 4),
        (new SnapshotFormatException(1, "r", "rule"), 4),
        (new StoreNotEmptyException(default, ChangePosition.Start), 4),
        (new NotAStoreException("/k.db", NotAStoreReason.OtherFile, "x"), 5),
        (new SchemaMismatchException("x", 2, 1), 5),
        (new StoreNameException("/k.db", null, "x"), 5),
        (new StoreReadOnlyException("x", "/k.db"), 5),
        (new StoreUnavailableException("x", "the store", canRetry: true), 5),
        (new StoreCorruptException("w", "x"), 5),
        (new WriteTimeoutException(default, TimeSpan.FromSeconds(1)), 5),
        (new OperationCanceledException(), 130),
    ];

    [Test]
    public void Every_error_has_its_exit_code()
    {
        foreach (var (error, code) in Errors)
            ErrorReport.CodeOf(error).ShouldBe(code, error.GetType().Name);
    }

    [Test]
    public void No_error_of_the_contract_is_forgotten()
    {
        var known = typeof(KnowledgeException).Assembly.GetExportedTypes().Concat(typeof(KnowledgeStore).Assembly.GetExportedTypes())
            .Where(type => type.IsSubclassOf(typeof(KnowledgeException)) && !type.IsAbstract);
        known.Except(Errors.Select(e => e.Error.GetType())).ShouldBeEmpty();
    }

    [Test]
    public void The_sentence_is_one_line_without_parameter_names_or_control_characters()
    {
        using var error = new StringWriter { NewLine = "\n" };
        using var host = new CliHost(new MemoryStream(), error);
        ErrorReport.Write(host, new ArgumentException("Bad \e[1m\nname.", "name"));
        error.ToString().ShouldBe("Bad \\u001B[1m\\u000Aname.\n");
    }

    [Test]
    public void A_trace_is_told_only_when_asked_for()
    {
        using var error = new StringWriter { NewLine = "\n" };
        using var host = new CliHost(new MemoryStream(), error) { Trace = true };
        ErrorReport.Write(host, new InvalidOperationException("x"));
        error.ToString().ShouldStartWith("Unexpected failure (InvalidOperationException): x.\nSystem.InvalidOperationException: x");
    }
}
