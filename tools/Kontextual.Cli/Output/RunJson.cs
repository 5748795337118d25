using System.Text.Json;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Writes a run with everything that belongs to it as JSON.</summary>
internal static class RunJson
{
    public static async Task WriteAsync(Utf8JsonWriter json, IRunReader runs, OperationRun run, CancellationToken cancellationToken)
    {
        json.WriteMembersOf(run);
        await WriteBundleAsync(json, runs, run.InputBundleId, cancellationToken);
        await json.WriteArrayAsync("steps", (await runs.StepsAsync(run.Id, cancellationToken)).ToAsyncEnumerable(), cancellationToken);
        await json.WriteArrayAsync("outputs", runs.StreamOutputsAsync(run.Id, cancellationToken), cancellationToken);
        json.WriteStartArray("manifests");
        foreach (var manifest in await runs.ManifestsAsync(run.Id, cancellationToken))
        {
            json.WriteStartObject();
            json.WriteMembersOf(manifest);
            await WriteEntriesAsync(json, "inputs", runs, manifest, ManifestEntryRole.Input, cancellationToken);
            await WriteEntriesAsync(json, "outputs", runs, manifest, ManifestEntryRole.Output, cancellationToken);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static async Task WriteBundleAsync(Utf8JsonWriter json, IRunReader runs, BundleId? id, CancellationToken cancellationToken)
    {
        if (id is not { } bundle)
        {
            json.WriteNull("inputs");
            return;
        }

        json.WriteStartObject("inputs");
        json.WriteMembersOf(await runs.GetBundleAsync(bundle, cancellationToken));
        await json.WriteArrayAsync("entries", runs.StreamBundleEntriesAsync(bundle, cancellationToken), cancellationToken);
        json.WriteEndObject();
    }

    private static Task WriteEntriesAsync(
        Utf8JsonWriter json, string name, IRunReader runs, RunManifest manifest, ManifestEntryRole role, CancellationToken cancellationToken) =>
        json.WriteArrayAsync(name, runs.StreamManifestEntriesAsync(manifest.Id, role, cancellationToken), cancellationToken);
}
