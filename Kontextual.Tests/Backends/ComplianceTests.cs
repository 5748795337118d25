using System.Reflection;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends;

/// <summary>Every suite runs on every backend: a backend without a suite fails here, unless the reason stands here.</summary>
public sealed class ComplianceTests
{
    private static readonly Dictionary<(string Suite, string Backend), string> Skips = new()
    {
        [("ReopenSpecs", "InMemory")] = "A store in memory is new and empty each time it is opened.",
        [("TwoRepositoriesSpecs", "InMemory")] = "A store in memory belongs to the one repository that opened it.",
        [("OtherProcessSpecs", "InMemory")] = "A store in memory cannot be seen by another process.",
    };

    private static readonly Type[] Types = typeof(ComplianceTests).Assembly.GetTypes();

    private static readonly Type[] Abstract = [.. Types.Where(type => type.IsAbstract && type.Name.EndsWith("Specs", StringComparison.Ordinal))];

    // The harness holds what suites are built on. A base has no tests, so it needs no subclass for a backend.
    private static readonly Type[] Bases = [.. Abstract.Where(type => type.Namespace == typeof(StoreSpecs).Namespace)];

    private static readonly Type[] Suites = [.. Abstract.Except(Bases)];

    private static IEnumerable<TestCaseData> Runs() =>
        from suite in Suites
        from backend in Backend.All
        select new TestCaseData(suite, backend).SetArgDisplayNames(suite.Name, backend.Name);

    [TestCaseSource(nameof(Runs))]
    public void Every_suite_has_a_sealed_subclass_for_every_backend(Type suite, Backend backend)
    {
        var name = backend.Name + suite.Name;
        var found = Types.Where(type => type.Name == name).ToList();
        if (Skips.ContainsKey((suite.Name, backend.Name)))
        {
            found.ShouldBeEmpty("what is skipped with a reason may not run all the same: remove the skip");
            return;
        }

        var subclass = found.ShouldHaveSingleItem();
        subclass.BaseType.ShouldBe(suite);
        subclass.IsSealed.ShouldBeTrue();
        subclass.IsPublic.ShouldBeTrue();
        subclass.Namespace.ShouldBe($"Kontextual.Tests.Backends.{backend.Name}");
        BackendOf(Activator.CreateInstance(subclass)!).ShouldBeSameAs(backend);
    }

    [Test]
    public void Every_skip_names_a_suite_and_a_backend_and_a_reason()
    {
        foreach (var ((suite, backend), reason) in Skips)
        {
            Suites.Select(type => type.Name).ShouldContain(suite);
            Backend.All.Select(one => one.Name).ShouldContain(backend);
            reason.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Test]
    public void Backend_all_holds_every_backend()
    {
        var declared = typeof(Backend).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(Backend)).Select(property => (Backend)property.GetValue(null)!);

        Backend.All.ShouldBe(declared, ignoreOrder: true);
        Types.Count(type => type.IsSubclassOf(typeof(Backend))).ShouldBe(Backend.All.Count);
    }

    [Test]
    public void Every_suite_is_a_StoreSpecs_and_has_tests()
    {
        foreach (var suite in Suites)
        {
            suite.IsSubclassOf(typeof(StoreSpecs)).ShouldBeTrue(suite.Name);
            TestsOf(suite).ShouldNotBeEmpty(suite.Name);
        }
    }

    [Test]
    public void A_base_of_suites_has_no_tests()
    {
        Bases.ShouldContain(typeof(StoreSpecs));
        Bases.SelectMany(TestsOf).ShouldBeEmpty("a test of a base runs with every suite built on it");
    }

    private static IEnumerable<MethodInfo> TestsOf(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.IsDefined(typeof(TestAttribute)) || method.IsDefined(typeof(TestCaseAttribute))
                || method.IsDefined(typeof(TestCaseSourceAttribute)));

    private static Backend BackendOf(object suite) =>
        ((StoreSpecs)suite).Backend;
}
