using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Contents;

/// <summary>A row that is written unless it exists.</summary>
public sealed class TryInsertSpecs(Backend backend) : EngineSpecs(backend)
{
    [Test, Property("Rule", "T4")]
    public async Task A_row_that_exists_is_no_write_after_which_the_transaction_would_have_to_end()
    {
        await Units.WriteAsync((unit, token) => unit.WriteAsync(() => unit.TryInsertAsync(Text("first"), token)));

        await Units.WriteAsync(async (unit, token) =>
        {
            await Should.ThrowAsync<DivideByZeroException>(unit.WriteAsync<bool>(async () =>
            {
                (await unit.TryInsertAsync(Text("first"), token)).ShouldBeFalse();
                throw new DivideByZeroException("on purpose");
            }));
            await unit.WriteAsync(() => unit.TryInsertAsync(Text("second"), token));
        });

        (await Units.RowsAsync<Content>()).Select(content => content.Text).ShouldBe(["first", "second"], ignoreOrder: true);
    }

    [Test, Property("Rule", "T1"), Property("Rule", "T4")]
    public async Task A_row_that_was_written_is_one()
    {
        await Should.ThrowAsync<InvalidOperationException>(Units.WriteAsync(async (unit, token) =>
            await Should.ThrowAsync<DivideByZeroException>(unit.WriteAsync<bool>(async () =>
            {
                (await unit.TryInsertAsync(Text("first"), token)).ShouldBeTrue();
                throw new DivideByZeroException("on purpose");
            }))));

        (await Units.RowsAsync<Content>()).ShouldBeEmpty();
    }

    [Test, Property("Rule", "T4")]
    public async Task Nothing_is_written_when_the_transaction_must_end_whatever_token_the_verb_has()
    {
        await Units.WriteAsync((unit, _) => unit.WriteAsync(async () =>
        {
            unit.CancelWith(new CancellationToken(canceled: true));
            await Should.ThrowAsync<OperationCanceledException>(unit.TryInsertAsync(Text("first"), CancellationToken.None));
            return true;
        }));

        (await Units.RowsAsync<Content>()).ShouldBeEmpty();
    }

    private static Content Text(string text) => new()
    {
        Digest = ContentDigest.Of(System.Text.Encoding.UTF8.GetBytes(text)),
        Size = text.Length,
        Storage = ContentStorage.Text,
        Text = text,
    };
}
