using System.Globalization;

namespace Kontextual.Torture;

/// <summary>The arguments of a child process for one round.</summary>
/// <param name="Store">The path of the store to write to.</param>
/// <param name="Said">The file for acknowledgements and failures.</param>
/// <param name="Writer">The prefix of the marks.</param>
/// <param name="Seed">The seed of the random numbers.</param>
/// <param name="Copy">The path for a copy of the store at the end. Empty for no copy.</param>
internal sealed record SwapOrder(string Store, string Said, string Writer, int Seed, string Copy)
{
    public static SwapOrder Parse(string line)
    {
        var parts = line.Split('\t');
        return new SwapOrder(parts[0], parts[1], parts[2], int.Parse(parts[3], CultureInfo.InvariantCulture), parts[4]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Store}\t{Said}\t{Writer}\t{Seed}\t{Copy}");
}
