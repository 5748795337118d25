using System.Reflection;
using System.Runtime.CompilerServices;
using Kontextual.Domain;

namespace Kontextual.Tests.Repository;

/// <summary>The conveniences are static methods, so that null can take the place of what they belong to.</summary>
public class MissingSubjectTests
{
    private static readonly IReadOnlyList<MethodInfo> Methods =
    [
        .. typeof(IKnowledgeRepository).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.IsDefined(typeof(ExtensionAttribute)) && method.GetParameters()[0].ParameterType.IsInterface),
    ];

    // Those of every kind of reader, once for each kind.
    private static IEnumerable<TestCaseData> Calls() =>
        from method in Methods
        from call in method.IsGenericMethod ? Readers.Select(reader => method.MakeGenericMethod(reader.GetGenericArguments())) : [method]
        select new TestCaseData(call).SetArgDisplayNames($"{method.DeclaringType!.Name}.{method.Name} of {NameOf(call.GetParameters()[0].ParameterType)}");

    private static IEnumerable<Type> Readers => typeof(IKnowledgeReaders).GetProperties()
        .SelectMany(property => property.PropertyType.GetInterfaces())
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEntityReader<,,>));

    [TestCaseSource(nameof(Calls))]
    public async Task A_subject_that_is_not_there_is_named(MethodInfo method)
    {
        var subject = method.GetParameters()[0];
        subject.Name.ShouldBe(subject.ParameterType.Name.EndsWith("Writer", StringComparison.Ordinal) ? "writer"
            : subject.ParameterType == typeof(IKnowledgeRepository) ? "repository" : "reader");

        (await ErrorOf(method)).ParamName.ShouldBe(subject.Name);
    }

    [Test]
    public void There_are_conveniences_of_readers_writers_and_the_repository() =>
        Methods.Select(method => method.GetParameters()[0].Name).Distinct().ShouldBe(["reader", "repository", "writer"], ignoreOrder: true);

    private static string NameOf(Type subject) => subject.IsGenericType ? subject.GetGenericArguments()[1].Name : subject.Name;

    private static Task<ArgumentNullException> ErrorOf(MethodInfo method) => Should.ThrowAsync<ArgumentNullException>(async () =>
        await (method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, new object?[method.GetParameters().Length], null) as Task ?? Task.CompletedTask));
}
