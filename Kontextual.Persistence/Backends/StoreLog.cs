using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kontextual.Persistence.Backends;

/// <summary>What the library logs by itself, without a caller who could be told. The event ids are documented and stay.</summary>
internal sealed class StoreLog
{
    private static readonly Action<ILogger, string, int, int, Exception?> Failed = LoggerMessage.Define<string, int, int>(
        LogLevel.Warning,
        new EventId(1001, nameof(CheckpointFailed)),
        "The write-ahead log of the store '{Store}' could not be brought into its file (SQLite error {Code}, {Pages} pages). "
        + "Nothing is lost; the log grows until it works. Check the disk of the store.");

    private static readonly Action<ILogger, string, Exception?> Works = LoggerMessage.Define<string>(
        LogLevel.Information,
        new EventId(1002, nameof(CheckpointsWorkAgain)),
        "The write-ahead log of the store '{Store}' is brought into its file again.");

    private readonly ILogger _logger;

    /// <param name="factory">Where loggers come from; null logs nothing.</param>
    public StoreLog(ILoggerFactory? factory) => _logger = (factory ?? NullLoggerFactory.Instance).CreateLogger("Kontextual.Store");

    public void CheckpointFailed(string store, int code, int pages) => Failed(_logger, store, code, pages, null);

    public void CheckpointsWorkAgain(string store) => Works(_logger, store, null);
}
