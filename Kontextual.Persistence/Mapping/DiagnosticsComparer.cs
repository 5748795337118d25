using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Kontextual.Persistence.Mapping;

/// <summary>Compares lists of diagnostics element by element. The lists are immutable, so the snapshot is the list itself.</summary>
internal sealed class DiagnosticsComparer() : ValueComparer<IReadOnlyList<Diagnostic>>(
    (left, right) => ReferenceEquals(left, right) || (left != null && right != null && left.SequenceEqual(right)),
    list => list.Aggregate(0, (hash, diagnostic) => HashCode.Combine(hash, diagnostic)),
    list => list);
