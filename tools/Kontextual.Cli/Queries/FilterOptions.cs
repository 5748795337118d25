using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The options that select artifacts. All of them combine.</summary>
internal sealed class FilterOptions
{
    private readonly Option<string?> _collection = ArtifactArguments.Collection("Only artifacts in the collection with this name or id.");

    private readonly Option<string?> _name = Text("--name", "Only artifacts with exactly this name.", "name");

    private readonly Option<string?> _prefix = Text("--prefix", "Only artifacts whose name begins with this text.", "text");

    private readonly Option<string?> _type = Text("--type", "Only artifacts of this type, such as text.", "type");

    private readonly Option<string?> _mediaType = Text("--media-type", "Only artifacts with exactly this media type, such as text/markdown.", "type");

    private readonly Option<ContentDigest?> _digest = DigestOption.Of("--digest", "Only artifacts whose content has this digest.");

    private readonly Option<DateTimeOffset?> _createdFrom = TimeOption.Of("--created-from", "Only artifacts that were created at this time or later.");

    private readonly Option<DateTimeOffset?> _createdBefore = TimeOption.Of("--created-before", "Only artifacts that were created before this time.");

    private readonly Option<DateTimeOffset?> _updatedFrom =
        TimeOption.Of("--updated-from", "Only artifacts whose newest revision was made at this time or later.");

    private readonly Option<DateTimeOffset?> _updatedBefore =
        TimeOption.Of("--updated-before", "Only artifacts whose newest revision was made before this time.");

    private readonly Option<long?> _minSize = NumberOption.Of("--min-size", "Only artifacts with at least this number of bytes.", 0L);

    private readonly Option<long?> _maxSize = NumberOption.Of("--max-size", "Only artifacts with at most this number of bytes.", 0L);

    private readonly Option<ArtifactId?> _relatedTo =
        IdOption.Of<ArtifactId>("--related-to", "Only artifacts that a link connects with the artifact with this id.", "an artifact");

    private readonly Option<RunId?> _producedBy = IdOption.Of<RunId>("--produced-by", "Only artifacts of which the run with this id made a revision.", "a run");

    private readonly Option<ContentDigest?> _revisionDigest =
        DigestOption.Of("--revision-digest", "Only artifacts of which at least one revision has this digest.");

    private readonly Option<string?> _words = Text(
        "--words", "Only artifacts whose text has these words, such as 'save chang* \"two words\"'. Case and accents do not matter.", "words");

    private readonly Option<string?> _contains = Text("--contains", "Only artifacts whose text contains exactly this text. Only case does not matter.", "text");

    private readonly Option<string[]> _where = Texts(
        "--where", "Only artifacts whose metadata meets this condition, such as /author=alice, /year>=2024 or /draft.", "condition");

    private readonly Option<string[]> _any = Texts(
        "--any", "Only artifacts that match one of the groups given in this way, such as 'type=note prefix=docs/ /year>=2024'.", "filters");

    private readonly Option<string[]> _not = Texts("--not", "Only artifacts that match none of the groups given in this way.", "filters");

    private readonly Option<bool> _deleted = new("--deleted") { Description = "Include deleted artifacts." };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
            [
                _collection, _name, _prefix, _type, _mediaType, _digest, _createdFrom, _createdBefore, _updatedFrom, _updatedBefore, _minSize, _maxSize,
                _relatedTo, _producedBy, _revisionDigest, _words, _contains, _where, _any, _not, _deleted,
            ])
        {
            command.Add(option);
        }
    }

    /// <summary>Reads the filters. The store is not needed for it, so what is not well formed is refused before it is opened.</summary>
    /// <exception cref="UsageException">A condition or a group cannot be read.</exception>
    public FilterTexts Read(ParseResult parsed) => new(
        new ArtifactQuery
        {
            Name = parsed.GetValue(_name),
            NamePrefix = parsed.GetValue(_prefix),
            Type = parsed.GetValue(_type),
            MediaType = parsed.GetValue(_mediaType),
            Digest = parsed.GetValue(_digest),
            CreatedFrom = parsed.GetValue(_createdFrom),
            CreatedBefore = parsed.GetValue(_createdBefore),
            UpdatedFrom = parsed.GetValue(_updatedFrom),
            UpdatedBefore = parsed.GetValue(_updatedBefore),
            MinSize = parsed.GetValue(_minSize),
            MaxSize = parsed.GetValue(_maxSize),
            RelatedTo = parsed.GetValue(_relatedTo) is { } related ? new(related) : null,
            ProducedBy = parsed.GetValue(_producedBy),
            RevisionDigest = parsed.GetValue(_revisionDigest),
            Words = parsed.GetValue(_words),
            Contains = parsed.GetValue(_contains),
            Metadata = Each(parsed.GetValue(_where), ConditionParser.Parse),
            IncludeDeleted = parsed.GetValue(_deleted),
        },
        parsed.GetValue(_collection),
        Each(parsed.GetValue(_any), GroupParser.Parse),
        Each(parsed.GetValue(_not), GroupParser.Parse));

    // A filter that is not set is null, and not empty.
    private static List<T>? Each<T>(string[]? texts, Func<string, T> read) => texts is { Length: > 0 } ? [.. texts.Select(read)] : null;

    private static Option<string?> Text(string name, string description, string value) => new(name) { Description = description, HelpName = value };

    private static Option<string[]> Texts(string name, string description, string value) => new(name)
    {
        Description = $"{description} Can be given several times.",
        HelpName = value,
    };
}
