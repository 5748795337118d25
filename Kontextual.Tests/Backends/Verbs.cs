using Kontextual.Tests.Entities;

namespace Kontextual.Tests.Backends;

/// <summary>Every verb of the contract that writes, in each form that writes other rows.</summary>
public static class Verbs
{
    public static IReadOnlyList<Verb> All { get; } = [.. EntityCase.All.SelectMany(one => one.Verbs)];

    /// <summary>The test cases of all verbs.</summary>
    public static IEnumerable<TestCaseData> Cases() => All.Select(verb => new TestCaseData(verb).SetArgDisplayNames(verb.Name));
}
