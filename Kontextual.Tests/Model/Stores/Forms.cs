using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What all entities have in common, in the types of the product and back.</summary>
internal static class Forms
{
    public static Expected Version(int? expected) => expected is { } version ? Expected.Exactly(version) : Expected.Any;

    public static DeletePolicy Policy(bool cascade) => cascade ? DeletePolicy.Cascade : DeletePolicy.Restrict;

    public static PageRequest Page(int size, object? cursor) => new() { Size = size, Cursor = (string?)cursor };

    public static Done<TRow> Done<T, TRow>(this Written<T> written, Func<T, TRow> row) => new(row(written.Value), written.Outcome.ToString());

    public static Leaf<TRow> Leaf<T, TRow>(this Page<T> page, Func<T, TRow> row) => new([.. page.Items.Select(row)], page.NextCursor);
}
