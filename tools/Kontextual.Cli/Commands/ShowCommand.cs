using System.CommandLine;
using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual show</c>: shows an artifact, one of its revisions, or the bytes of either.</summary>
internal sealed class ShowCommand : Verb
{
    private readonly Argument<string> _artifact = ArtifactArguments.Artifact();

    private readonly Option<string?> _collection = ArtifactArguments.Collection();

    private readonly Option<int?> _revision = NumberOption.Of("--revision", "The number of the revision. The newest revision by default.", 1);

    private readonly Option<AsOf?> _asOf = AsOfOption.Create();

    private readonly Option<bool> _content = new("--content")
    {
        Description = "Write only the exact bytes of the content to standard output.",
    };

    public ShowCommand(CliHost host, GlobalOptions global)
        : base(
            host,
            global,
            "show",
            "Shows an artifact, one of its revisions, or its content. A deleted artifact is used when no live artifact has the name.")
    {
        Add(_artifact);
        Add(_collection);
        Add(_revision);
        Add(_asOf);
        Add(_content);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_content) && WantsJson(parsed))
            throw new UsageException("--content and --json cannot be used together, because one writes bytes and the other JSON. Use one of them.");
        if (parsed.GetValue(_revision) is not null && parsed.GetValue(_asOf) is not null)
            throw new UsageException("--revision and --as-of cannot be used together, because both select a revision. Use one of them.");
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var readers = await AsOfOption.ReadersAsync(parsed, _asOf, repository, cancellationToken);
        var artifact = await new ArtifactLookup(readers)
            .LiveOrDeletedAsync(parsed.GetRequiredValue(_artifact), parsed.GetValue(_collection), cancellationToken);
        var revision = parsed.GetValue(_revision);
        if (parsed.GetValue(_content))
            await WriteContentAsync(repository, artifact.Id, revision ?? artifact.HeadRevision, cancellationToken);
        else if (revision is { } number)
            await ShowRevisionAsync(parsed, repository, artifact.Id, number, cancellationToken);
        else
            await ShowArtifactAsync(parsed, artifact, new CollectionNames(readers.Collections), cancellationToken);
        return ExitCode.Ok;
    }

    private async Task WriteContentAsync(IKnowledgeRepository repository, ArtifactId id, int revision, CancellationToken cancellationToken)
    {
        await using var content = await repository.Artifacts.OpenContentAsync(id, revision, cancellationToken);
        await content.CopyToAsync(Host.StandardOutput, cancellationToken);
    }

    private async Task ShowRevisionAsync(
        ParseResult parsed, IKnowledgeRepository repository, ArtifactId id, int number, CancellationToken cancellationToken)
    {
        var revision = await repository.Artifacts.GetRevisionAsync(id, number, cancellationToken);
        if (WantsJson(parsed))
        {
            await Json().WriteAsync(json => json.Write(revision), cancellationToken);
            return;
        }

        Screen().Facts(
            ("name", revision.IsPurged ? "(purged)" : revision.Name),
            ("id", revision.ArtifactId.ToString()),
            ("revision", $"{Number(revision.Number)} ({revision.Kind})"),
            ("type", revision.Type),
            ("media type", revision.MediaType),
            ("size", SizeOf(revision.Size)),
            ("digest", revision.Digest.ToString()),
            ("written", UtcTime.Format(revision.CreatedAt)),
            ("from", ProvenanceText.Of(revision.Provenance)),
            ("message", revision.Message.Length == 0 ? null : revision.Message),
            ("metadata", revision.Metadata.IsEmpty ? null : revision.Metadata.Text));
    }

    private async Task ShowArtifactAsync(
        ParseResult parsed, Artifact artifact, CollectionNames names, CancellationToken cancellationToken)
    {
        var collection = await names.OfAsync(artifact.CollectionId, cancellationToken);
        if (WantsJson(parsed))
        {
            await Json().WriteAsync(json => json.Write(artifact, collection), cancellationToken);
            return;
        }

        Screen().Facts(
            ("name", artifact.IsPurged ? "(purged)" : artifact.Name),
            ("id", artifact.Id.ToString()),
            ("collection", collection),
            ("type", artifact.Type),
            ("media type", artifact.MediaType),
            ("revision", Number(artifact.HeadRevision)),
            ("size", SizeOf(artifact.Size)),
            ("digest", artifact.Digest.ToString()),
            ("created", UtcTime.Format(artifact.CreatedAt)),
            ("updated", UtcTime.Format(artifact.UpdatedAt)),
            ("deleted", artifact.DeletedAt is { } at ? UtcTime.Format(at) : null),
            ("from", ProvenanceText.Of(artifact.Provenance)),
            ("metadata", artifact.Metadata.IsEmpty ? null : artifact.Metadata.Text));
    }

    private static string SizeOf(long size) => size < 1024 ? ByteSize.Of(size) : $"{ByteSize.Of(size)} ({Number(size)} B)";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
