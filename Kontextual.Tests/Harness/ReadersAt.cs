using Kontextual.Domain;

namespace Kontextual.Tests.Harness;

/// <summary>The readers of a moment.</summary>
internal static class ReadersAt
{
    /// <summary>The readers of a moment of the past; of the present without one.</summary>
    public static IKnowledgeReaders At(this IKnowledgeRepository repository, AsOf? asOf) => asOf is { } moment ? repository.AsOf(moment) : repository;
}
