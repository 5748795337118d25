namespace Kontextual.Persistence.Mapping;

/// <summary>A value of a row that is not in the form of its column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value.</param>
/// <param name="Keys">The names and values of the columns of the row's key.</param>
internal sealed record StoredFault(StoredColumn Column, object? Value, IReadOnlyList<(string Name, object? Value)> Keys);
