using Kontextual.Domain;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Corruption;

/// <summary>The ids of samples that no verb makes yet.</summary>
internal static class EntitySampleIds
{
    public static RunId Run { get; } = EntitySamples.All.OfType<OperationRun>().First().Id;
}
