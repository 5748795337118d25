using System.Runtime;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Reports;

/// <summary>The facts about the machine that influence the figures. They do not identify the machine.</summary>
internal sealed record MachineFacts(
    int Cores, string System, string Architecture, string Framework, string Sqlite, string FileSystem, string GarbageCollector)
{
    public static MachineFacts Of(string fileSystem)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sqlite_version()";
        return new(
            Environment.ProcessorCount,
            RuntimeInformation.OSDescription,
            RuntimeInformation.OSArchitecture.ToString(),
            RuntimeInformation.FrameworkDescription,
            (string)command.ExecuteScalar()!,
            fileSystem,
            GCSettings.IsServerGC ? "server" : "workstation");
    }
}
