using System.Globalization;

namespace Kontextual.Torture;

/// <summary>
/// The acknowledgement of one transaction, written when <c>WriteAsync</c> returned. The record of row i has the sequence <c>First + i</c>.
/// </summary>
/// <param name="Mark">The mark of the transaction, see <see cref="Mark"/>.</param>
/// <param name="Transaction">The transaction id.</param>
/// <param name="First">The first sequence.</param>
/// <param name="Last">The last sequence.</param>
/// <param name="Rows">The rows that the transaction wrote, in order.</param>
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
