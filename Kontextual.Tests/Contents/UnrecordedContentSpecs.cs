using Kontextual.Domain;
using Kontextual.Persistence.Contents;
using Kontextual.Persistence.Work;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Contents;

/// <summary>Contents that are written before anything refers to them, as an import does.</summary>
public sealed class UnrecordedContentSpecs(Backend backend) : EngineSpecs(backend)
{
    [Test, Property("Rule", "C1")]
    public async Task They_are_stored_without_a_change_record_and_used_by_later_writes()
    {
        var text = ContentSource.FromText("of nobody yet");
        var large = ContentSource.FromBytes(new byte[(1 << 20) + 1]);

        await Units.WriteAsync((unit, token) => StoreAsync(unit, token, text, large));

        (await Repository.Changes.HeadAsync()).ShouldBe(ChangePosition.Start);
        (await Units.RowsAsync<Content>()).Select(content => content.Digest).ShouldBe([text.Digest, large.Digest], ignoreOrder: true);
        (await Units.RowsAsync<ContentChunk>()).Sum(chunk => chunk.Bytes.Length).ShouldBe((1 << 20) + 1);
        var notes = await NewCollectionAsync();
        var note = await NewNoteAsync(notes, "note", "of nobody yet");
        (await Repository.Artifacts.GetTextAsync(note)).ShouldBe("of nobody yet");
        (await Units.RowsAsync<Content>()).Count.ShouldBe(2);
    }

    [Test, Property("Rule", "T1")]
    public async Task When_the_work_fails_none_of_them_is_kept()
    {
        await Should.ThrowAsync<DivideByZeroException>(Units.WriteAsync(async (unit, token) =>
        {
            await StoreAsync(unit, token, ContentSource.FromText("of nobody yet"));
            throw new DivideByZeroException("on purpose");
        }));

        (await Units.RowsAsync<Content>()).ShouldBeEmpty();
    }

    private static Task<bool> StoreAsync(UnitOfWork unit, CancellationToken token, params ContentSource[] sources) =>
        unit.WriteAsync(async () =>
        {
            foreach (var source in sources)
            {
                await source.PrepareAsync(token);
                await new ContentWriter(unit).StoreAsync(source, token);
                await unit.SaveAsync(token);
            }

            return true;
        });
}
