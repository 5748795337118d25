using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Names;

/// <summary>A name that is refused: the message says which name, of which draft, and which rule.</summary>
public sealed class RefusedNameSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "A4")]
    public async Task The_message_tells_the_name_the_draft_and_the_rule()
    {
        var collection = await NewCollectionAsync();
        var artifact = await NewNoteAsync(collection);
        var draft = Draft.Note(collection.Id, "a");

        await ShouldSayAsync(
            () => Repository.CreateCollectionAsync(Draft.Collection("a\u0001b")),
            "The name of the CollectionDraft cannot be \"a\\u0001b\". A name must not contain control characters: found U+0001 at index 1.");
        await ShouldSayAsync(
            () => Repository.CreateArtifactAsync(draft with { Name = " b" }),
            "The name of the ArtifactDraft cannot be \" b\". A name must not begin with white space: found U+0020 at index 0.");
        await ShouldSayAsync(
            () => Repository.CreateArtifactAsync(draft with { Type = "Note" }),
            "The type of the ArtifactDraft cannot be \"Note\". A type must be in lower case: found U+004E at index 0.");
        await ShouldSayAsync(
            () => Repository.ReviseArtifactAsync(artifact.Id, Expected.Any, new ArtifactChange { Name = "" }),
            "The name of the ArtifactChange cannot be \"\". A name has at least one character.");
        await ShouldSayAsync(
            () => Repository.CreateRelationshipAsync(Draft.Link(artifact, artifact, "is a")),
            "The type of the RelationshipDraft cannot be \"is a\". A type must not contain white space: found U+0020 at index 2; use a hyphen.");
    }

    private static async Task ShouldSayAsync(Func<Task> act, string sentence) =>
        (await Should.ThrowAsync<ArgumentException>(act)).Message.ShouldStartWith(sentence);
}
