using System.Text.Json;
using Kontextual.Domain;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Mapping;
using Kontextual.Tests.Layout;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>What each of SQLite's error codes becomes: the type, whether a retry can help, whether the outcome is unknown.</summary>
public sealed class SqliteErrorTableTests
{
    private static readonly TransactionId Transaction = new(new UuidV7Source(TimeProvider.System).NewId());

    private static IEnumerable<TestCaseData> Codes()
    {
        foreach (int code in Enumerable.Range(1, 28).Except([8, 10, 11, 26]))
            yield return Case(code, code, typeof(StoreUnavailableException), canRetry: code is 5 or 6 or 13);
        yield return Case(5, 261, typeof(StoreUnavailableException), canRetry: true);
        yield return Case(5, 517, typeof(StoreUnavailableException), canRetry: true);
        yield return Case(6, 262, typeof(StoreUnavailableException), canRetry: true);
        yield return Case(8, 8, typeof(StoreReadOnlyException));
        yield return Case(8, 1544, typeof(StoreReadOnlyException));
        foreach (int extended in new[] { 10, 266, 522, 778, 1034, 1290, 4874 })
            yield return Case(10, extended, typeof(StoreUnavailableException), unknown: true);
        yield return Case(10, 6410, typeof(StoreUnavailableException));
        yield return Case(11, 11, typeof(StoreCorruptException));
        yield return Case(11, 779, typeof(StoreCorruptException));
        yield return Case(19, 2067, typeof(StoreUnavailableException));
        yield return Case(26, 26, typeof(StoreCorruptException));
    }

    [TestCaseSource(nameof(Codes)), Property("Rule", "T1"), Property("Rule", "P1")]
    public void A_code_has_its_error_whatever_the_message_and_however_EF_wraps_it(int code, int extended, Type type, bool canRetry, bool unknown)
    {
        foreach (var message in new[] { "database is locked", "UNIQUE constraint failed", "disk I/O error", "" })
        {
            var error = new SqliteException(message, code, extended);
            foreach (var given in new Exception[] { error, new DbUpdateException("wrapped", error) })
            {
                var inCommit = SqliteErrors.Translate("the place", given, Transaction).ShouldNotBeNull();
                inCommit.GetType().ShouldBe(type);
                inCommit.InnerException.ShouldBeSameAs(given);
                inCommit.Message.ShouldContain("the place");
                if (inCommit is not StoreUnavailableException unavailable)
                    continue;
                (unavailable.CanRetry, unavailable.OutcomeUnknown).ShouldBe((canRetry, unknown));
                unavailable.TransactionId.ShouldBe(unknown ? Transaction : null);
            }
        }
    }

    [TestCaseSource(nameof(Codes)), Property("Rule", "P1")]
    public void Before_a_commit_no_outcome_is_unknown(int code, int extended, Type type, bool canRetry, bool unknown)
    {
        var error = SqliteErrors.Translate("the place", new SqliteException("any", code, extended));

        error.ShouldBeAssignableTo(type);
        if (error is StoreUnavailableException unavailable)
            (unavailable.CanRetry, unavailable.OutcomeUnknown, unavailable.TransactionId).ShouldBe((canRetry, false, null));
        _ = unknown;
    }

    [TestCaseSource(nameof(Codes)), Property("Rule", "T3")]
    public void Writing_ends_for_good_after_a_failing_disk_and_damage_and_after_nothing_else(int code, int extended, Type type, bool canRetry, bool unknown)
    {
        var error = SqliteErrors.Translate("the place", new SqliteException("any", code, extended), Transaction)!;

        SqliteErrors.EndsWriting(error).ShouldBe(unknown || type == typeof(StoreCorruptException));
        _ = canRetry;
    }

    [Test]
    public void What_EF_finds_and_stored_values_have_their_errors_and_what_the_caller_throws_has_none()
    {
        var gone = SqliteErrors.Translate("the place", new DbUpdateConcurrencyException("gone")).ShouldBeOfType<StoreUnavailableException>();
        (gone.CanRetry, gone.OutcomeUnknown).ShouldBe((true, false));
        var refused = SqliteErrors.Translate("the place", new DbUpdateException("refused")).ShouldBeOfType<StoreUnavailableException>();
        (refused.CanRetry, refused.OutcomeUnknown).ShouldBe((false, false));
        SqliteErrors.Translate("the place", new StoredValueException("table t, column c", "no value")).ShouldBeOfType<StoreCorruptException>();
        SqliteErrors.Translate("the place", new FormatException()).ShouldBeNull();
        SqliteErrors.Translate("the place", new JsonException()).ShouldBeNull();
        SqliteErrors.Translate("the place", new InvalidOperationException()).ShouldBeNull();
        SqliteErrors.Translate("the place", new OperationCanceledException()).ShouldBeNull();
    }

    // A waiting loop may look for "busy" by itself; what an error means to the caller is said in one file.
    [Test]
    public void Errors_of_SQLite_become_errors_of_ours_in_one_file_and_nobody_reads_their_messages()
    {
        var sources = SourceTree.FilesOf("Kontextual.Persistence").Where(file => file.StartsWith("Backends/Sqlite/", StringComparison.Ordinal))
            .ToDictionary(file => file, file => File.ReadAllText(Path.Combine(SourceTree.Root, "Kontextual.Persistence", file)));
        sources.Count.ShouldBeGreaterThan(20);

        sources.Where(file => file.Value.Contains("SqliteExtendedErrorCode", StringComparison.Ordinal)).Select(file => file.Key)
            .ShouldBe(["Backends/Sqlite/Connections/SqliteErrors.cs"]);
        sources.Where(file => file.Value.Contains(".Message.Contains", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static TestCaseData Case(int code, int extended, Type type, bool canRetry = false, bool unknown = false) =>
        new TestCaseData(code, extended, type, canRetry, unknown).SetArgDisplayNames($"{code}", $"{extended}");
}
