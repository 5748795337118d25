using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Kontextual.Cli;

/// <summary>Determines whether a file is text: completely valid UTF-8 without U+0000.</summary>
internal static class TextCheck
{
    private const int BlockSize = 1 << 16;

    /// <summary>Reads the file from its current position up to the first byte that is not text. One block is in memory at a time.</summary>
    public static async Task<bool> IsTextAsync(Stream file, CancellationToken cancellationToken)
    {
        var block = new byte[BlockSize];
        var kept = 0;
        while (await file.ReadAsync(block.AsMemory(kept), cancellationToken) is > 0 and var read)
        {
            var length = kept + read;
            kept = TailOf(block.AsSpan(0, length));
            var whole = block.AsSpan(0, length - kept);
            if (!Utf8.IsValid(whole) || whole.Contains((byte)0))
                return false;
            block.AsSpan(length - kept, kept).CopyTo(block);
        }

        return kept == 0;
    }

    // A character can be split between two blocks. Returns the number of its bytes at the end of this block.
    private static int TailOf(ReadOnlySpan<byte> block) =>
        Rune.DecodeLastFromUtf8(block, out _, out var length) == OperationStatus.NeedMoreData ? length : 0;
}
