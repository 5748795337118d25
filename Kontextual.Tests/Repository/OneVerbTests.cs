using System.Reflection;
using Kontextual.Domain;

namespace Kontextual.Tests.Repository;

/// <summary>Each verb of a transaction's roles can be called on the repository, as a transaction of its own.</summary>
public sealed class OneVerbTests
{
    private static readonly (Type Writer, Type Reader, string Entity, Type Extensions)[] Roles =
    [
        (typeof(ICollectionWriter), typeof(ICollectionReader), "Collection", typeof(CollectionRepositoryExtensions)),
        (typeof(IArtifactWriter), typeof(IArtifactReader), "Artifact", typeof(ArtifactRepositoryExtensions)),
        (typeof(IRelationshipWriter), typeof(IRelationshipReader), "Relationship", typeof(RelationshipRepositoryExtensions)),
    ];

    private static IEnumerable<TestCaseData> Verbs() =>
        from role in Roles
        from verb in role.Writer.GetMethods()
        select new TestCaseData(verb, $"{verb.Name[..^"Async".Length]}{role.Entity}Async", role.Extensions).SetName($"{role.Entity}: {verb.Name}");

    [TestCaseSource(nameof(Verbs))]
    public void Each_verb_has_its_one_verb_form(MethodInfo verb, string name, Type extensions)
    {
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
    public void The_roles_of_a_transaction_are_all_here() =>
        typeof(IKnowledgeTransaction).GetProperties().Select(p => p.PropertyType).Where(type => type.Name.EndsWith("Writer", StringComparison.Ordinal))
            .ShouldBe(Roles.Select(role => role.Writer), ignoreOrder: true);
}
