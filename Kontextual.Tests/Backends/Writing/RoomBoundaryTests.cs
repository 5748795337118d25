using System.Reflection;
using Kontextual.Persistence.Backends.Writing;

namespace Kontextual.Tests.Backends.Writing;

/// <summary>The writing room is for any SQL backend: it knows the small interfaces that a backend implements, and no provider.</summary>
public sealed class RoomBoundaryTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] Providers = ["Microsoft.Data.Sqlite", "SQLitePCL", "Npgsql", "Kontextual.Persistence.Backends.Sqlite"];

    [Test, Property("Rule", "L2")]
    public void No_type_of_the_room_mentions_a_provider()
    {
        var types = typeof(WritingRoom).Assembly.GetTypes().Where(type => type.Namespace == typeof(WritingRoom).Namespace).ToList();
        types.Count.ShouldBeGreaterThan(10);

        types.SelectMany(MentionedBy).Where(IsOfProvider).Select(type => type.FullName).ShouldBeEmpty();
    }

    private static IEnumerable<Type> MentionedBy(Type type) =>
    [
        .. type.GetInterfaces(),
        .. type.GetFields(Everything).Select(field => field.FieldType),
        .. type.GetConstructors(Everything).SelectMany(constructor => MentionedBy(constructor)),
        .. type.GetMethods(Everything).SelectMany(method => MentionedBy(method).Append(method.ReturnType)),
    ];

    private static IEnumerable<Type> MentionedBy(MethodBase method) =>
    [
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        .. method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [],
        .. method.GetMethodBody()?.ExceptionHandlingClauses
            .Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType!) ?? [],
    ];

    private static bool IsOfProvider(Type type) => Providers.Any(provider => type.ToString().Contains(provider, StringComparison.Ordinal));
}
