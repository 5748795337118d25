using System.Globalization;

namespace Kontextual.Torture;

/// <summary>What a writer was told of one transaction when <c>WriteAsync</c> returned. Row i stands at sequence <c>First + i</c>.</summary>
/// <param name="Mark">The transaction's own mark, see <see cref="Mark"/>.</param>
/// <param name="Transaction">The transaction id.</param>
/// <param name="First">The first sequence.</param>
/// <param name="Last">The last sequence.</param>
/// <param name="Rows">What it wrote, in order.</param>
internal sealed record Ack(string Mark, TransactionId Transaction, long First, long Last, IReadOnlyList<AckedRow> Rows)
{
    private const char Between = '\t';

    public static Ack Parse(string line)
    {
        var parts = line.Split(Between);
        return new Ack(
            parts[0],
            TransactionId.Parse(parts[1]),
            long.Parse(parts[2], CultureInfo.InvariantCulture),
            long.Parse(parts[3], CultureInfo.InvariantCulture),
            [.. parts.Skip(4).Select(AckedRow.Parse)]);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Mark}{Between}{Transaction}{Between}{First}{Between}{Last}{Between}{string.Join(Between, Rows)}");
}
