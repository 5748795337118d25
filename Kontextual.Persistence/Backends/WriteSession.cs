namespace Kontextual.Persistence.Backends;

/// <summary>What an engine lends to one transaction.</summary>
/// <param name="Context">Reads, the transaction's own writes included.</param>
/// <param name="Rows">Writes.</param>
internal sealed record WriteSession(KontextualDbContext Context, IRowWriter Rows);
