using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kontextual.Persistence.Backends;

/// <summary>Logs events that are not reported to a caller. The event ids are documented and must not change.</summary>
internal sealed class StoreLog
{
    private static readonly Action<ILogger, string, int, int, Exception?> Failed = LoggerMessage.Define<string, int, int>(
        LogLevel.Warning,
        new EventId(1001, nameof(CheckpointFailed)),
        "The write-ahead log of the store '{Store}' could not be checkpointed into its file (SQLite error {Code}, {Pages} pages). "
        + "Nothing is lost, but the log grows until a checkpoint succeeds. Check the disk of the store.");

    private static readonly Action<ILogger, string, Exception?> Works = LoggerMessage.Define<string>(
        LogLevel.Information,
        new EventId(1002, nameof(CheckpointsWorkAgain)),
        "Checkpoints of the write-ahead log of the store '{Store}' succeed again.");

    private readonly ILogger _logger;

    /// <param name="factory">Creates the logger; null to log nothing.</param>
    public StoreLog(ILoggerFactory? factory) => _logger = (factory ?? NullLoggerFactory.Instance).CreateLogger("Kontextual.Store");

    public void CheckpointFailed(string store, int code, int pages) => Failed(_logger, store, code, pages, null);

    public void CheckpointsWorkAgain(string store) => Works(_logger, store, null);
}
