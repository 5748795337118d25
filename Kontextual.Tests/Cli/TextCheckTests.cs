using System.Text;
using Kontextual.Cli;

namespace Kontextual.Tests.Cli;

public class TextCheckTests
{
    private const int Block = 1 << 16;

    [Test]
    public async Task A_character_across_two_blocks_is_text_wherever_it_is_cut()
    {
        for (var before = Block - 4; before <= Block + 1; before++)
        {
            var text = new string('a', before) + "😀" + new string('b', Block);
            (await IsTextAsync(Encoding.UTF8.GetBytes(text))).ShouldBeTrue($"{before}");
        }
    }

    [TestCase(new byte[] { 0xC3 }, Description = "cut at the end")]
    [TestCase(new byte[] { 0xC3, 0x28 })]
    [TestCase(new byte[] { 0xED, 0xA0, 0x80 }, Description = "a surrogate")]
    [TestCase(new byte[] { 0xC0, 0x80 }, Description = "overlong")]
    [TestCase(new byte[] { 0x00 })]
    public async Task What_is_no_text_is_found_at_the_end_of_a_long_file(byte[] end)
    {
        foreach (var before in (int[])[0, Block - 1, Block, (2 * Block) - 1])
            (await IsTextAsync([.. Encoding.UTF8.GetBytes(new string('a', before)), .. end])).ShouldBeFalse($"{before}");
    }

    [Test]
    public async Task Nothing_is_text() => (await IsTextAsync([])).ShouldBeTrue();

    private static async Task<bool> IsTextAsync(byte[] bytes)
    {
        using var work = new Workplace();
        work.Write("file", bytes);
        await using var file = File.OpenRead(work.PathOf("file"));
        return await TextCheck.IsTextAsync(file, CancellationToken.None);
    }
}
