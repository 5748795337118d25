using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>A store in a folder of its own, closed, and what can be done to its files.</summary>
internal sealed class DamagedStore(string folder)
{
    public const int PageSize = 4096;

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

    /// <summary>Bytes that mean nothing, the same in every run.</summary>
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

    /// <summary>Runs statements as another program would that knows none of the schema's rules.</summary>
    public void Sql(params string[] statements)
    {
        using var connection = PlainConnection.OpenToWrite(Path);
        connection.Execute("PRAGMA ignore_check_constraints = ON");
        connection.Execute("PRAGMA foreign_keys = OFF");
        foreach (var statement in statements)
            connection.Execute(statement);
    }

    /// <summary>Leaves a log with a transaction in it, as a killed process does.</summary>
    public void LeaveLog()
    {
        const int noCheckpointOnClose = 1006;
        using var connection = PlainConnection.OpenToWrite(Path);
        if (SQLitePCL.raw.sqlite3_db_config(connection.Handle, noCheckpointOnClose, 1, out _) != 0)
            throw new InvalidOperationException("SQLite does not leave its log.");
        connection.Execute("UPDATE collections SET description = 'from the log'");
    }

    public void Delete() => File.Delete(Path);

    /// <summary>Runs a program on the folder; without success the case cannot be made on this machine.</summary>
    public void Run(string program, params string[] arguments)
    {
        // Not in the folder: what is mounted there could not be unmounted.
        var above = System.IO.Path.GetDirectoryName(folder)!;
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, WorkingDirectory = above })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new PlatformNotSupportedException($"{program}: {errors.Trim()}");
    }
}
