namespace Kontextual.Domain;

/// <summary>What compacting did.</summary>
/// <param name="BytesBefore">The size of the store's files before, in bytes.</param>
/// <param name="BytesAfter">Their size afterwards.</param>
public sealed record CompactSummary(long BytesBefore, long BytesAfter);
