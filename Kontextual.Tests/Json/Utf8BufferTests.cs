using System.Text;
using Kontextual.Domain;

namespace Kontextual.Tests.Json;

public class Utf8BufferTests
{
    [Test]
    public void Each_kind_makes_room_for_itself()
    {
        Written(output => output.Append((byte)'a')).ShouldBe("a");
        Written(output => output.Append("abc"u8)).ShouldBe("abc");
        Written(output => output.Append("aé😀".AsSpan())).ShouldBe("aé😀");
        Written(output => output.Append(long.MinValue)).ShouldBe("-9223372036854775808");
        Written(output => output.Append(new Rune(0x1F600))).ShouldBe("😀");
    }

    // Allocations tell what no result shows: that it neither grows by one byte at a time nor to the largest array there is.
    [Test]
    public void A_long_text_costs_a_few_times_its_length()
    {
        const int Length = 100_000;
        var output = new Utf8Buffer(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Length; i++)
            output.Append((byte)'a');
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8 * Length);
        output.Length.ShouldBe(Length);
    }

    private static string Written(Action<Utf8Buffer> append)
    {
        var output = new Utf8Buffer(0);
        append(output);
        return output.ToString();
    }
}
