using System.Globalization;

namespace Kontextual.Torture;

/// <summary>An acknowledged write and the time of its start.</summary>
/// <param name="Begun">The time by the monotonic clock of the machine, which all processes share.</param>
/// <param name="Ack">The acknowledgement.</param>
internal sealed record SwapAck(long Begun, Ack Ack)
{
    public static SwapAck Parse(string line)
    {
        var end = line.IndexOf('\t', StringComparison.Ordinal);
        return new SwapAck(long.Parse(line[..end], CultureInfo.InvariantCulture), Ack.Parse(line[(end + 1)..]));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Begun}\t{Ack}");
}
