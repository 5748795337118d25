using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>The values of an artifact as a draft or a change gives them. A draft gives all; what is null in a change stays as it is.</summary>
internal sealed record ArtifactWish
{
    public Word? Name { get; init; }

    public Word? Type { get; init; }

    public Word? MediaType { get; init; }

    public Matter? Content { get; init; }

    public Meta? Metadata { get; init; }

    public required Origin Origin { get; init; }

    public required Word Message { get; init; }

    /// <summary>Drafts.</summary>
    public static Gen<ArtifactWish> Drafts { get; } = Of(
        ValueGenerators.Name!, ValueGenerators.Type!, ValueGenerators.MediaType!, ValueGenerators.Content!, ValueGenerators.Meta!);

    /// <summary>Changes.</summary>
    public static Gen<ArtifactWish> Changes { get; } = Of(
        ValueGenerators.Maybe(ValueGenerators.Name, oneIn: 3),
        ValueGenerators.Maybe(ValueGenerators.Type, oneIn: 4),
        ValueGenerators.Maybe(ValueGenerators.MediaType, oneIn: 4),
        ValueGenerators.Maybe(ValueGenerators.Content),
        ValueGenerators.Maybe(ValueGenerators.Meta, oneIn: 3));

    /// <summary>The draft in the type of the product.</summary>
    public ArtifactDraft Draft(CollectionId collection, ContentSource content) => new()
    {
        Collection = collection,
        Name = Name!.Text,
        Type = Type!.Text,
        MediaType = MediaType!.Text,
        Content = content,
        Metadata = Metadata!.Value,
        Provenance = Origin.Value,
        Message = Message.Text,
    };

    /// <summary>The change in the type of the product.</summary>
    public ArtifactChange Change(CollectionId? collection, ContentSource? content) => new()
    {
        Collection = collection,
        Name = Name?.Text,
        Type = Type?.Text,
        MediaType = MediaType?.Text,
        Content = content,
        Metadata = Metadata?.Value,
        Provenance = Origin.Value,
        Message = Message.Text,
    };

    /// <summary>A draft with plain values where others do not matter, for shrinking.</summary>
    public ArtifactWish Plainer() =>
        this with { Metadata = PlainValues.Metadata, Origin = Origin.None, Message = PlainValues.Message, Content = PlainValues.Content };

    /// <summary>Changes of fewer values, for shrinking.</summary>
    public IEnumerable<ArtifactWish> Fewer()
    {
        if (Name is not null)
            yield return this with { Name = null };
        if (Type is not null || MediaType is not null || Metadata is not null)
            yield return this with { Type = null, MediaType = null, Metadata = null };
        if (Content is not null)
            yield return this with { Content = null };
    }

    /// <summary>The values as they are kept.</summary>
    /// <exception cref="ArgumentException">The rules refuse one.</exception>
    public ArtifactWish Checked(PlainRules rules) => this with
    {
        Name = Name is null ? null : new(rules.Name(Name.Text)),
        Type = Type is null ? null : new(rules.Type(Type.Text)),
    };

    private static Gen<ArtifactWish> Of(Gen<Word?> names, Gen<Word?> types, Gen<Word?> mediaTypes, Gen<Matter?> contents, Gen<Meta?> metadata) =>
        from name in names
        from type in types
        from media in mediaTypes
        from content in contents
        from meta in metadata
        from origin in ValueGenerators.Origin
        from message in ValueGenerators.Text
        select new ArtifactWish
        {
            Name = name,
            Type = type,
            MediaType = media,
            Content = content,
            Metadata = meta,
            Origin = origin,
            Message = message,
        };
}
