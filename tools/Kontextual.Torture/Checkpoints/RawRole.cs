using Microsoft.Data.Sqlite;

namespace Kontextual.Torture;

/// <summary>A child process that writes to or checkpoints a plain database as fast as possible, and records how often it did.</summary>
internal static class RawRole
{
    public const string WriterName = "raw-write";
    public const string CheckpointerName = "raw-checkpoint";

    // Long transactions make long logs, for which a checkpoint needs more time to determine its work. Short transactions restart the log often.
    private const int FewUpdates = 8;
    private const int ManyUpdates = 250;
    private const int SayEvery = 100;

    /// <param name="store">The path of the database.</param>
    /// <param name="acks">The file for the counts.</param>
    /// <param name="seed">The seed of the random numbers.</param>
    /// <param name="mutex">The name of the mutex around each commit. Empty for no mutex.</param>
    public static void Write(string store, string acks, int seed, string mutex)
    {
        var random = new Random(seed);
        using var connection = RawStore.Open(store);
        using var update = connection.Command(
            "UPDATE items SET key = $key, payload = randomblob($size) WHERE id = $id", ("$key", 0), ("$size", 0), ("$id", 0));
        Repeat(acks, mutex, () =>
        {
            connection.Execute("BEGIN IMMEDIATE");
            for (int i = random.Next(1, random.Next(3) == 0 ? ManyUpdates : FewUpdates); i > 0; i--)
            {
                update.Parameters[0].Value = random.Next(100_000);
                update.Parameters[1].Value = random.Next(100, 1_200);
                update.Parameters[2].Value = random.Next(RawStore.Rows) + 1;
                update.ExecuteNonQuery();
            }

            connection.Execute("COMMIT");
        });
    }

    /// <inheritdoc cref="Write"/>
    public static void Checkpoint(string store, string acks, string mutex)
    {
        using var connection = RawStore.Open(store);

        // PASSIVE is the mode of an automatic checkpoint. It does not take the lock of writers, so it can run at the same time as a commit.
        using var checkpoint = connection.Command("PRAGMA wal_checkpoint(PASSIVE)");
        Repeat(acks, mutex, () => checkpoint.ExecuteNonQuery());
    }

    private static void Repeat(string acks, string mutex, Action action)
    {
        ChildProgram.EndWithParent();
        using var held = mutex.Length == 0 ? null : new Mutex(initiallyOwned: false, mutex);
        using var said = new AckWriter(acks);
        for (int i = 1; ; i++)
        {
            held?.WaitOne();
            try
            {
                action();
            }
            catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
            {
                // Without the mutex, another process may have checkpointed first, which is not an error.
            }
            finally
            {
                held?.ReleaseMutex();
            }

            if (i % SayEvery == 0)
                said.Say(Phrase.Of($"{i}"));
        }
    }
}
