using System.Collections;

namespace Kontextual.Domain;

/// <summary>A list of diagnostics that is compared by its items, so that a run or a step that is read twice is equal.</summary>
internal sealed class DiagnosticList : IReadOnlyList<Diagnostic>
{
    private readonly Diagnostic[] _items;

    private DiagnosticList(Diagnostic[] items) => _items = items;

    public static DiagnosticList Empty { get; } = new([]);

    public int Count => _items.Length;

    public Diagnostic this[int index] => _items[index];

    /// <summary>Returns a copy of a list.</summary>
    public static DiagnosticList Of(IReadOnlyList<Diagnostic> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items as DiagnosticList ?? (items.Count == 0 ? Empty : new([.. items]));
    }

    public IEnumerator<Diagnostic> GetEnumerator() => ((IEnumerable<Diagnostic>)_items).GetEnumerator();

    public override bool Equals(object? obj) => obj is DiagnosticList other && _items.AsSpan().SequenceEqual(other._items);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    public override string ToString() => DiagnosticsText.Of(this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
