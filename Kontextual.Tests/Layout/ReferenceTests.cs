using System.Reflection;
using Kontextual.Persistence;

namespace Kontextual.Tests.Layout;

/// <summary>References point one way, and EF stays behind the contract.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] ProviderAssemblies = ["Microsoft.EntityFrameworkCore", "Microsoft.Data.", "SQLitePCL", "Npgsql"];

    private static readonly BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Test, Property("Rule", "L1")]
    public void References_point_one_way()
    {
        for (int i = 0; i < Assemblies.Product.Count; i++)
        {
            var inner = Assemblies.Product.Take(i).Select(one => one.Assembly.GetName().Name);
            var references = Assemblies.Product[i].Assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
                .Where(name => name.StartsWith("kontextual", StringComparison.OrdinalIgnoreCase));
            references.ShouldBeSubsetOf(inner!, Assemblies.Product[i].Project);
        }
    }

    [Test, Property("Rule", "L1")]
    public void The_domain_references_the_framework_only() =>
        Assemblies.Product[0].Assembly.GetReferencedAssemblies()
            .ShouldAllBe(reference => reference.Name!.StartsWith("System.", StringComparison.Ordinal) || reference.Name == "netstandard");

    [Test, Property("Rule", "L1")]
    public void No_public_type_of_the_domain_mentions_a_type_of_EF_or_a_provider()
    {
        var types = Assemblies.Product[0].Assembly.GetExportedTypes();

        types.Length.ShouldBeGreaterThan(60);
        types.SelectMany(Mentions).ShouldBeEmpty();
    }

    [Test, Property("Rule", "L1")]
    public void Nothing_that_callers_need_of_persistence_mentions_a_type_of_EF_or_a_provider()
    {
        // The mapping itself is for those who write migrations, and for dotnet ef.
        var types = Assemblies.Product[1].Assembly.GetExportedTypes().Where(type => type != typeof(KontextualDbContext)).ToList();

        types.ShouldContain(typeof(KnowledgeStore));
        types.ShouldContain(typeof(KnowledgeStoreOptions));
        types.ShouldContain(typeof(SqliteStoreOptions));
        types.SelectMany(Mentions).ShouldBeEmpty();
    }

    [Test, Property("Rule", "L1")]
    public void No_public_type_gives_out_an_IQueryable() =>
        Assemblies.Product.Take(2).SelectMany(one => one.Assembly.GetExportedTypes()).Where(type => type != typeof(KontextualDbContext))
            .SelectMany(type => Members(type).SelectMany(member => member.Types, (member, used) => (Member: $"{type.Name}.{member.Name}", Used: used)))
            .Where(mention => typeof(IQueryable).IsAssignableFrom(mention.Used)).ShouldBeEmpty();

    private static IEnumerable<string> Mentions(Type type) =>
        from member in Members(type)
        from used in member.Types.SelectMany(Parts)
        where ProviderAssemblies.Any(name => used.Assembly.GetName().Name!.StartsWith(name, StringComparison.Ordinal))
        select $"{type.Name}.{member.Name} mentions {used.FullName}";

    // What anybody outside can see: public and protected members, base types, and attributes.
    private static IEnumerable<(string Name, IEnumerable<Type> Types)> Members(Type type)
    {
        yield return ("(type)", [.. type.GetInterfaces(), .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
            .. type.GetCustomAttributesData().Select(attribute => attribute.AttributeType)]);
        foreach (var field in type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly))
            yield return (field.Name, [field.FieldType]);
        foreach (var method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))
            .Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly))
        {
            var returned = method is MethodInfo info ? info.ReturnType : typeof(void);
            yield return (method.Name, [returned, .. method.GetParameters().Select(parameter => parameter.ParameterType),
                .. method.IsGenericMethodDefinition ? method.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints()) : [],
                .. method.GetCustomAttributesData().Select(attribute => attribute.AttributeType)]);
        }
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
            return Parts(type.GetElementType()!);
        return type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
    }
}
