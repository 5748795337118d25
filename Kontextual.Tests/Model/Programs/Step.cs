namespace Kontextual.Tests.Model;

/// <summary>A verb or a read, as plain data.</summary>
internal abstract record Step
{
    /// <summary>Plays it on a side.</summary>
    /// <returns>All that came of it.</returns>
    public abstract Task<string> PlayAsync(Scene scene);

    /// <summary>Simpler steps of the same kind, for shrinking.</summary>
    public virtual IEnumerable<Step> Simpler() => [];
}
