using System.Globalization;

namespace Kontextual.Torture;

/// <summary>What a child is told of a round.</summary>
/// <param name="Store">The store to write to.</param>
/// <param name="Said">The file to say in what was acknowledged and what failed.</param>
/// <param name="Writer">What its marks begin with.</param>
/// <param name="Seed">What its choices follow from.</param>
/// <param name="Copy">Where to save a copy in the end; empty for nowhere.</param>
internal sealed record SwapOrder(string Store, string Said, string Writer, int Seed, string Copy)
{
    public static SwapOrder Parse(string line)
    {
        var parts = line.Split('\t');
        return new SwapOrder(parts[0], parts[1], parts[2], int.Parse(parts[3], CultureInfo.InvariantCulture), parts[4]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Store}\t{Said}\t{Writer}\t{Seed}\t{Copy}");
}
