using System.Diagnostics;
using Kontextual.Persistence.Backends.Sqlite.Schema;

namespace Kontextual.Torture;

/// <summary>A closed store in its own folder, with methods that damage its files.</summary>
internal sealed class DamagedStore(string folder)
{
    public const int PageSize = StoreFormat.PageSize;

    public string Folder => folder;

    public string Path => System.IO.Path.Combine(folder, "store.db");

    public string Log => Path + "-wal";

    public string Index => Path + "-shm";

    public string Lock => Path + ".lock";

    public long Size => new FileInfo(Path).Length;

    public void Patch(long offset, params byte[] bytes) => Patch(Path, offset, bytes);

    public static void Patch(string path, long offset, params byte[] bytes)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.Position = offset;
        file.Write(bytes);
    }

    public void Zero(long offset, long count) => Patch(offset, new byte[count]);

    /// <summary>Returns meaningless bytes, which are equal in every run.</summary>
    public static byte[] Noise(int count)
    {
        var noise = new byte[count];
        new Random(7).NextBytes(noise);
        return noise;
    }

    public void CutTo(long size) => CutTo(Path, size);

    public static void CutTo(string path, long size)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.SetLength(size);
    }

    /// <summary>Runs statements like another program that does not know the rules of the schema.</summary>
    public void Sql(params string[] statements)
    {
        using var connection = PlainConnection.OpenToWrite(Path);
        connection.Execute("PRAGMA ignore_check_constraints = ON");
        connection.Execute("PRAGMA foreign_keys = OFF");
        foreach (var statement in statements)
            connection.Execute(statement);
    }

    /// <summary>Leaves a log that contains a transaction, like a killed process.</summary>
    public void LeaveLog()
    {
        const int noCheckpointOnClose = 1006;
        using var connection = PlainConnection.OpenToWrite(Path);
        if (SQLitePCL.raw.sqlite3_db_config(connection.Handle, noCheckpointOnClose, 1, out _) != 0)
            throw new InvalidOperationException("SQLite does not leave its log.");
        connection.Execute("UPDATE collections SET description = 'from the log'");
    }

    public void Delete() => File.Delete(Path);

    /// <summary>Runs a program on the folder. If the program fails, the case cannot be made on this machine.</summary>
    public void Run(string program, params string[] arguments)
    {
        // The working directory is not the folder itself, because otherwise a mount in the folder could not be unmounted.
        var above = System.IO.Path.GetDirectoryName(folder)!;
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, WorkingDirectory = above })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new PlatformNotSupportedException($"{program}: {errors.Trim()}");
    }
}
