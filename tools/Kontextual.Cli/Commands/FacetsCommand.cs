using System.CommandLine;
using System.Text.Json;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual facets</c>: counts the values of a property among the artifacts that match filters.</summary>
internal sealed class FacetsCommand : Verb
{
    private const int DefaultLimit = 100;

    private const string Collection = "collection";

    private static readonly Dictionary<string, ArtifactFacet> Facet = new()
    {
        ["type"] = ArtifactFacet.Type,
        [Collection] = ArtifactFacet.Collection,
        ["media-type"] = ArtifactFacet.MediaType,
    };

    private readonly Argument<string?> _property = PropertyOption.Argument(
        "property", "The property whose values are counted, or a path into the metadata such as /author.", [.. Facet.Keys]);

    private readonly FilterOptions _filters = new();

    private readonly Option<AsOf?> _asOf = AsOfOption.Create();

    private readonly Option<int?> _limit = NumberOption.Of(
        "--limit", $"The maximum number of values, the most frequent first. {DefaultLimit} by default.", 1, Facets.MaxLimit);

    public FacetsCommand(CliHost host, GlobalOptions global)
        : base(host, global, "facets", "Counts the values of a property among the artifacts that match all of the given filters.")
    {
        Add(_property);
        _filters.AddTo(this);
        Add(_asOf);
        Add(_limit);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var filters = _filters.Read(parsed);
        var property = parsed.GetRequiredValue(_property)!;
        var limit = parsed.GetValue(_limit) ?? DefaultLimit;
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var readers = await AsOfOption.ReadersAsync(parsed, _asOf, repository, cancellationToken);
        var query = await filters.QueryAsync(readers, cancellationToken);
        var found = PropertyOption.IsPath(property)
            ? await readers.Artifacts.MetadataFacetsAsync(query, property, limit, cancellationToken)
            : await readers.Artifacts.FacetsAsync(query, Facet[property], limit, cancellationToken);
        await PrintAsync(parsed, found.Items, property, new CollectionNames(readers.Collections), cancellationToken);
        if (found.IsTruncated)
        {
            Host.Flush();
            Host.Error.WriteLine(limit < Facets.MaxLimit
                ? $"There are more values. Raise --limit (to {Facets.MaxLimit} at most)."
                : "There are more values. Use filters to count fewer artifacts.");
        }

        return ExitCode.Ok;
    }

    private async Task PrintAsync(
        ParseResult parsed, IReadOnlyList<FacetCount> counts, string property, CollectionNames names, CancellationToken cancellationToken)
    {
        var lines = Json();
        var listing = new Listing(Screen(), ["count", "value"]);
        var digits = counts.Count > 0 ? counts.Max(counted => $"{counted.Count}".Length) : 0;
        foreach (var counted in counts)
        {
            var collection = property == Collection ? await names.OfAsync(CollectionId.Parse(counted.Value), cancellationToken) : null;
            if (WantsJson(parsed))
            {
                await lines.WriteAsync(
                    json =>
                    {
                        WriteValue(json, counted, isJson: PropertyOption.IsPath(property));
                        json.WriteNumber("count", counted.Count);
                        json.WriteString("collection", collection);
                    },
                    cancellationToken);
            }
            else
            {
                listing.Add([$"{counted.Count}".PadLeft(digits), collection ?? counted.Value]);
            }
        }

        listing.End();
    }

    private static void WriteValue(Utf8JsonWriter json, FacetCount counted, bool isJson)
    {
        json.WritePropertyName("value");
        if (isJson)
            json.WriteRawValue(counted.Value);
        else
            json.WriteStringValue(counted.Value);
    }
}
