using System.Reflection;
using Kontextual.Domain;
using Kontextual.Tests.Entities;

namespace Kontextual.Tests.Repository;

/// <summary>Each verb of a transaction's roles can be called on the repository, as a transaction of its own.</summary>
public sealed class OneVerbTests
{
    private static readonly (Type Writer, string Entity)[] Roles =
    [
        .. typeof(IKnowledgeTransaction).GetProperties().Select(property => property.PropertyType)
            .Where(type => type.Name.EndsWith("Writer", StringComparison.Ordinal))
            .Select(type => (type, type.Name[1..^"Writer".Length])),
    ];

    private static IEnumerable<TestCaseData> Verbs() =>
        from role in Roles
        from verb in role.Writer.GetMethods()
        select new TestCaseData(verb, role.Entity).SetName($"{role.Entity}: {verb.Name}");

    [TestCaseSource(nameof(Verbs))]
    public void Each_verb_has_its_one_verb_form(MethodInfo verb, string entityName)
    {
        // A verb on a part of a run names the part.
        var namesAPart = verb.Name.Contains("Step", StringComparison.Ordinal) || verb.Name.Contains("Output", StringComparison.Ordinal);
        var name = namesAPart ? verb.Name : $"{verb.Name[..^"Async".Length]}{entityName}Async";
        var extensions = typeof(IKnowledgeTransaction).Assembly.GetType($"Kontextual.Domain.{entityName}RepositoryExtensions").ShouldNotBeNull();
        var parameters = verb.GetParameters().SkipLast(1).Select(p => (p.Name, p.ParameterType, p.HasDefaultValue));
        var form = extensions.GetMethod(name).ShouldNotBeNull($"{extensions.Name}.{name} is missing");
        form.GetParameters().Skip(1).SkipLast(2).Select(p => (p.Name, p.ParameterType, p.HasDefaultValue)).ShouldBe(parameters);
        form.GetParameters()[^2].ParameterType.ShouldBe(typeof(WriteContext));

        // What a verb returns inside of Written stands beside its outcome in Committed.
        var result = verb.ReturnType.GetGenericArguments()[0];
        var entity = result.IsGenericType && result.GetGenericTypeDefinition() == typeof(Written<>) ? result.GetGenericArguments()[0] : result;
        form.ReturnType.ShouldBe(typeof(Task<>).MakeGenericType(typeof(Committed<>).MakeGenericType(entity)));
    }

    [Test]
    public void The_roles_of_a_transaction_are_the_entities_with_a_case() =>
        Roles.Select(role => role.Entity).ShouldBe(EntityCase.All.Select(entity => $"{entity.Kind}"), ignoreOrder: true);
}
