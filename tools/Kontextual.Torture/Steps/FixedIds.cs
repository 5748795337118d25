namespace Kontextual.Torture;

/// <summary>Generates the same ids in every run of a step.</summary>
internal sealed class FixedIds : IIdSource
{
    private int _last;

    public Guid NewId() => new($"01890000-0000-7000-8000-{Interlocked.Increment(ref _last):x12}");
}
