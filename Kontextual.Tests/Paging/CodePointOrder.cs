using System.Text;

namespace Kontextual.Tests.Paging;

/// <summary>The order of texts as their UTF-8 bytes have it, which is that of code points: the test's own opinion.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static CodePointOrder Instance { get; } = new();

    public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
}
