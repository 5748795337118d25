using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>A content that fails while it is stored leaves nothing, whatever the body makes of the error.</summary>
public sealed class CaughtContentErrorSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "T1")]
    public async Task A_content_that_vanishes_before_it_is_stored_leaves_no_trace_in_what_the_body_commits()
    {
        using var folder = new TempFolder();
        string path = folder.File("large.bin");
        byte[] bytes = new byte[(1 << 20) + 1];
        var notes = await NewCollectionAsync();
        await File.WriteAllBytesAsync(path, bytes);
        using var vanishing = ContentSource.FromFile(path);
        await vanishing.PrepareAsync();
        File.Delete(path);

        await Repository.WriteAsync(async (t, token) =>
        {
            await Should.ThrowAsync<IOException>(() => t.Artifacts.CreateAsync(Named(notes, "lost", vanishing), token));
            await t.Artifacts.CreateAsync(Named(notes, "kept", ContentSource.FromText("kept")), token);
        });

        var again = await Repository.CreateArtifactAsync(Named(notes, "again", ContentSource.FromBytes(bytes)));
        (await Repository.Artifacts.GetBytesAsync(again.Value)).ShouldBe(bytes);
    }

    [Test, Property("Rule", "T3")]
    public async Task A_failure_while_a_view_is_open_after_a_write_poisons_nothing()
    {
        await NewCollectionAsync("before");
        await Repository.ReadAsync(async (view, token) =>
        {
            (await view.Collections.FindByNameAsync("before", token)).ShouldNotBeNull();
            await NewCollectionAsync("beside").Soon();
            await Should.ThrowAsync<DuplicateNameException>(() => NewCollectionAsync("beside").Soon());
            return true;
        });

        (await NewCollectionAsync("after").Soon()).Name.ShouldBe("after");
    }

    private static ArtifactDraft Named(Collection collection, string name, ContentSource content) =>
        new() { Collection = collection.Id, Name = name, Type = "file", Content = content };
}
