using System.Reflection;
using Kontextual.Tests.Harness;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace Kontextual.Tests.Backends;

/// <summary>Every suite runs on every backend: a suite that leaves one out fails here, unless the reason stands here.</summary>
public sealed class ComplianceTests
{
    private static readonly Dictionary<(string Suite, string Backend), string> Skips = new()
    {
        [("ReopenSpecs", "InMemory")] = "A store in memory is new and empty each time it is opened.",
        [("TwoRepositoriesSpecs", "InMemory")] = "A store in memory belongs to the one repository that opened it.",
        [("OtherProcessSpecs", "InMemory")] = "A store in memory cannot be seen by another process.",
    };

    private static readonly Type[] Types = typeof(ComplianceTests).Assembly.GetTypes();

    // A fixture that chooses its backend itself is no suite: it tests that backend alone.
    private static readonly Type[] Suites =
        [.. Types.Where(type => type.IsSubclassOf(typeof(StoreSpecs)) && !type.IsAbstract && type.GetConstructor([typeof(Backend)]) is not null)];

    // What suites are built on. A base has no tests, so it runs on no backend.
    private static readonly Type[] Bases = [.. Types.Where(type => typeof(StoreSpecs).IsAssignableFrom(type) && type.IsAbstract)];

    private static IEnumerable<TestCaseData> Runs() =>
        from suite in Suites
        from backend in Backend.All
        select new TestCaseData(suite, backend).SetArgDisplayNames(suite.Name, backend.Name);

    [TestCaseSource(nameof(Runs))]
    public void Every_suite_runs_on_every_backend_with_all_its_tests(Type suite, Backend backend)
    {
        var fixtures = FixturesOf(suite).Where(fixture => fixture.Arguments.SequenceEqual([backend])).ToList();
        if (Skips.ContainsKey((suite.Name, backend.Name)))
        {
            fixtures.ShouldBeEmpty("what is skipped with a reason may not run all the same: remove the skip");
            return;
        }

        var fixture = fixtures.ShouldHaveSingleItem();
        fixture.RunState.ShouldBe(RunState.Runnable);
        fixture.Name.ShouldBe($"{suite.Name}({backend.Name})");
        fixture.Tests.Count.ShouldBe(TestsOf(suite).Count());
        ((StoreSpecs)Activator.CreateInstance(suite, fixture.Arguments)!).Backend.ShouldBeSameAs(backend);
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
        Suites.Length.ShouldBeGreaterThan(70);
        Types.Where(type => type.Name.EndsWith("Specs", StringComparison.Ordinal)).Except(Bases).ShouldBe(Suites, ignoreOrder: true);
        foreach (var suite in Suites)
        {
            suite.IsSealed.ShouldBeTrue(suite.Name);
            suite.IsPublic.ShouldBeTrue(suite.Name);
            TestsOf(suite).ShouldNotBeEmpty(suite.Name);
        }
    }

    [Test]
    public void A_base_of_suites_has_no_tests()
    {
        Bases.ShouldContain(typeof(StoreSpecs));
        Bases.SelectMany(TestsOf).ShouldBeEmpty("a test of a base runs with every suite built on it");
    }

    // As the runner itself makes them.
    private static IEnumerable<TestFixture> FixturesOf(Type suite) => AndBelow(new DefaultSuiteBuilder().BuildFrom(new TypeWrapper(suite))).OfType<TestFixture>();

    private static IEnumerable<ITest> AndBelow(ITest test) => test.Tests.SelectMany(AndBelow).Prepend(test);

    private static IEnumerable<MethodInfo> TestsOf(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.IsDefined(typeof(TestAttribute)) || method.IsDefined(typeof(TestCaseAttribute))
                || method.IsDefined(typeof(TestCaseSourceAttribute)));
}
