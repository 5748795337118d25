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
    public static Gen<ArtifactWish> Drafts { get; } =
        from name in ValueGenerators.Name
        from type in ValueGenerators.Type
        from media in ValueGenerators.MediaType
        from content in ValueGenerators.Content
        from meta in ValueGenerators.Meta
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

    /// <summary>Changes.</summary>
    public static Gen<ArtifactWish> Changes { get; } =
        from name in ValueGenerators.Maybe(ValueGenerators.Name, oneIn: 3)
        from type in ValueGenerators.Maybe(ValueGenerators.Type, oneIn: 4)
        from media in ValueGenerators.Maybe(ValueGenerators.MediaType, oneIn: 4)
        from content in ValueGenerators.Maybe(ValueGenerators.Content)
        from meta in ValueGenerators.Maybe(ValueGenerators.Meta, oneIn: 3)
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

    /// <summary>A draft with plain values where others do not matter, for shrinking.</summary>
    public ArtifactWish Plainer() =>
        this with { Metadata = Plain.Metadata, Origin = Origin.None, Message = Plain.Message, Content = Plain.Content };

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
}

/// <summary>The values that an artifact and each of its revisions have.</summary>
internal record ArtifactValues
{
    public required CollectionId Collection { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string MediaType { get; init; }

    public required string Digest { get; init; }

    public required long Size { get; init; }

    public required string Metadata { get; init; }

    public required Origin Origin { get; init; }

    public bool IsPurged { get; init; }

    /// <summary>Those of a new artifact.</summary>
    public static ArtifactValues Of(CollectionId collection, ArtifactWish draft) => new()
    {
        Collection = collection,
        Name = draft.Name!.Text,
        Type = draft.Type!.Text,
        MediaType = draft.MediaType!.Text,
        Digest = draft.Content!.Digest,
        Size = draft.Content.Bytes.Length,
        Metadata = draft.Metadata!.Kept,
        Origin = draft.Origin,
    };

    /// <summary>A row after a change. Its origin stays, because it is not compared.</summary>
    public static TRow Changed<TRow>(TRow row, CollectionId? collection, ArtifactWish change, PlainRules rules)
        where TRow : ArtifactValues => (TRow)((ArtifactValues)row with
        {
            Collection = collection ?? row.Collection,
            Name = change.Name?.Text ?? row.Name,
            Type = change.Type?.Text ?? row.Type,
            MediaType = change.MediaType?.Text ?? row.MediaType,
            Digest = change.Content?.Digest ?? row.Digest,
            Size = change.Content?.Bytes.Length ?? row.Size,
            Metadata = change.Metadata is null || rules.AreSame(change.Metadata.Kept, row.Metadata) ? row.Metadata : change.Metadata.Kept,
        });

    /// <summary>A row after a purge.</summary>
    public static TRow Blank<TRow>(TRow row)
        where TRow : ArtifactValues =>
        (TRow)((ArtifactValues)row with { Name = "", Metadata = "{}", Origin = Origin.None, IsPurged = true });
}
