namespace Kontextual.Persistence.Backends;

/// <summary>What an engine lends to one transaction.</summary>
/// <param name="Context">Reads, the transaction's own writes included.</param>
/// <param name="Rows">Writes.</param>
/// <param name="Bodies">Runs the caller's work.</param>
internal sealed record WriteSession(KontextualDbContext Context, IRowWriter Rows, IBodyRunner Bodies);
