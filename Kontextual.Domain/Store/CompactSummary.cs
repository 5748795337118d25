namespace Kontextual.Domain;

/// <summary>The result of compacting a store.</summary>
/// <param name="BytesBefore">The size of the files of the store before, in bytes.</param>
/// <param name="BytesAfter">The size of the files of the store afterwards, in bytes.</param>
public sealed record CompactSummary(long BytesBefore, long BytesAfter);
