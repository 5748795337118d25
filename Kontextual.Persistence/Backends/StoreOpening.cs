using Microsoft.Extensions.Logging;

namespace Kontextual.Persistence.Backends;

/// <summary>What a backend is told to open a store.</summary>
/// <param name="ReadOnly">Whether it is only read.</param>
/// <param name="Time">The clock of a new store.</param>
/// <param name="Elapsed">What measures how long something takes.</param>
/// <param name="Ids">Where the id of a new store comes from.</param>
/// <param name="LoggerFactory">Where it logs what no caller is told; null logs nothing.</param>
internal sealed record StoreOpening(bool ReadOnly, TimeProvider Time, TimeProvider Elapsed, IIdSource Ids, ILoggerFactory? LoggerFactory);
