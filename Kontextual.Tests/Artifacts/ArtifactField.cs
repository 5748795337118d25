using System.Reflection;

namespace Kontextual.Tests.Artifacts;

/// <summary>A property that Artifact, Revision, ArtifactDraft and ArtifactChange have under one name, and the values that tests give it.</summary>
/// <param name="Name">The name of the property.</param>
internal sealed record ArtifactField(string Name)
{
    /// <summary>A value that is neither the default nor blank.</summary>
    public required object Sample { get; init; }

    /// <summary>The sample written in another way, which makes no difference; by default the sample.</summary>
    public object SameAsSample { get => field ?? Sample; init; }

    /// <summary>What changes give, one after the other from the sample on, and what the artifact has then.</summary>
    public required IReadOnlyList<(object Given, object? Kept)> Changes { get; init; }

    /// <summary>What the artifact has if the draft gives nothing; not used if a draft requires it.</summary>
    public object? Default { get; init; }

    /// <summary>True if a purge erases it.</summary>
    public bool IsErased { get; init; }

    /// <summary>What a purge leaves if it erases it.</summary>
    public object? Blank { get; init; }

    /// <summary>Values that a writer refuses, each with what its error says.</summary>
    public IReadOnlyList<(string Flaw, string Value, string Says)> Bad { get; init; } = [];

    /// <summary>The value that a record has.</summary>
    public object? Of(object record) => record.GetType().GetProperty(Name)!.GetValue(record);

    /// <summary>A copy of a record with this value.</summary>
    public T In<T>(T record, object? value)
        where T : class
    {
        var copy = (T)typeof(object).GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(record, null)!;
        typeof(T).GetProperty(Name)!.SetValue(copy, value);
        return copy;
    }
}
