using Microsoft.Extensions.Logging;

namespace Kontextual.Persistence.Backends;

/// <summary>The settings with which a backend opens a store.</summary>
/// <param name="ReadOnly">True to open the store read-only.</param>
/// <param name="Time">The clock for the time of a new store.</param>
/// <param name="Elapsed">The clock that measures durations.</param>
/// <param name="Ids">The source of the id of a new store.</param>
/// <param name="LoggerFactory">Creates the logger; null to log nothing.</param>
internal sealed record StoreOpening(bool ReadOnly, TimeProvider Time, TimeProvider Elapsed, IIdSource Ids, ILoggerFactory? LoggerFactory);
