using FsCheck;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>The runs that drafts and changes of artifacts name as those that produced the revision.</summary>
internal static class ProducingRuns
{
    public static Gen<Ref?> Generated { get; } = ValueGenerators.Maybe(ValueGenerators.End, oneIn: 6);

    public static RunId? In(Scene scene, Ref? run) => run is null ? null : scene.Id<RunId>(run);

    public static void Require(PlainTransaction t, RunId? run)
    {
        if (run is { } id)
            t.Existing<RunRow>(id);
    }
}
