using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Kontextual.Tests.Layout;

/// <summary>An assembly as the compiler left it: where each type was written, what it needs, and how long its methods are.</summary>
internal sealed class CompiledCode : IDisposable
{
    private readonly AssemblyDefinition _assembly;
    private readonly string _project;
    private readonly Dictionary<string, string> _files;

    public CompiledCode(string project, string location)
    {
        _project = project;
        _assembly = AssemblyDefinition.ReadAssembly(location, new ReaderParameters { ReadSymbols = true });
        _files = SourceTree.FilesOf(project).GroupBy(file => Path.GetFileNameWithoutExtension(file)!).Where(files => files.Count() == 1)
            .ToDictionary(files => files.Key, files => files.Single());
    }

    public void Dispose() => _assembly.Dispose();

    /// <summary>The needs of one folder for another, each told by the first type that has it.</summary>
    public IReadOnlyDictionary<(string From, string To), string> FolderNeeds()
    {
        var needs = new Dictionary<(string, string), string>();
        foreach (var type in Outermost())
        {
            foreach (var needed in NeedsOf(type).Select(OutermostOf).Where(other => other.Module == type.Module && other != type).Distinct())
            {
                if (FolderOf(type) is { } from && FolderOf(needed) is { } to && from != to)
                    needs.TryAdd((from, to), $"{type.Name} needs {needed.Name}");
            }
        }

        return needs;
    }

    /// <summary>The methods as they stand in the source, with the number of lines from the first statement to the last.</summary>
    /// <remarks>To a constructor belong the initial values of fields and properties, which stand apart: of it the lines with code are counted.</remarks>
    public IEnumerable<(string Name, int Lines)> Methods() =>
        from type in AllTypes()
        from method in type.Methods
        where method.HasBody && FileOf(method) is { } file && IsOurs(file)
        let points = method.DebugInformation.SequencePoints.Where(point => !point.IsHidden).ToList()
        select ($"{OutermostOf(type).Name}: {type.Name}.{method.Name}", method.IsConstructor ? WithCode(points) : Extent(points));

    private static int Extent(List<SequencePoint> points) => points.Max(point => point.EndLine) - points.Min(point => point.StartLine) + 1;

    private static int WithCode(List<SequencePoint> points) =>
        points.SelectMany(point => Enumerable.Range(point.StartLine, point.EndLine - point.StartLine + 1)).Distinct().Count();

    private IEnumerable<TypeDefinition> Outermost() => AllTypes().Select(OutermostOf).Distinct();

    private IEnumerable<TypeDefinition> AllTypes() => _assembly.Modules.SelectMany(module => module.GetTypes()).Where(type => !type.Name.StartsWith("<>", StringComparison.Ordinal) || type.IsNested);

    private static TypeDefinition OutermostOf(TypeDefinition type) => type.DeclaringType is { } outer ? OutermostOf(outer) : type;

    // Where a method of it was written; else the file of its name, which interfaces and enumerations have.
    private string? FolderOf(TypeDefinition type)
    {
        var file = WithNested(type).SelectMany(one => one.Methods).Select(FileOf).FirstOrDefault(found => found is not null && IsOurs(found))
            ?? _files.GetValueOrDefault(type.Name.Split('`')[0]);
        return file is null ? null : Path.GetDirectoryName(file)!.Replace('\\', '/');
    }

    private string? FileOf(MethodDefinition method)
    {
        var document = method.DebugInformation.SequencePoints.FirstOrDefault(point => !point.IsHidden)?.Document.Url.Replace('\\', '/');
        var mark = $"/{_project}/";
        var at = document?.LastIndexOf(mark, StringComparison.Ordinal) ?? -1;
        return at < 0 ? null : document![(at + mark.Length)..];
    }

    private static bool IsOurs(string file) => !SourceTree.IsGenerated(file);

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<TypeDefinition> NeedsOf(TypeDefinition outermost) =>
        WithNested(outermost).SelectMany(References).SelectMany(Parts).Select(Resolved).OfType<TypeDefinition>();

    private static IEnumerable<TypeReference> References(TypeDefinition type)
    {
        var shape = type.Interfaces.Select(one => one.InterfaceType).Concat(type.Fields.Select(field => field.FieldType))
            .Concat(type.CustomAttributes.Select(attribute => attribute.AttributeType))
            .Concat(type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType));
        if (type.BaseType is not null)
            shape = shape.Append(type.BaseType);
        return shape.Concat(type.Methods.SelectMany(References));
    }

    private static IEnumerable<TypeReference> References(MethodDefinition method)
    {
        var signature = method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);
        if (!method.HasBody)
            return signature;
        return signature.Concat(method.Body.Variables.Select(variable => variable.VariableType))
            .Concat(method.Body.ExceptionHandlers.Select(handler => handler.CatchType).OfType<TypeReference>())
            .Concat(method.Body.Instructions.SelectMany(References));
    }

    private static IEnumerable<TypeReference> References(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod generic => generic.GenericArguments.Append(generic.DeclaringType).Append(generic.ReturnType),
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        TypeReference type => [type],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    // Only what lies in the assembly itself can be written in one of its folders.
    private static TypeDefinition? Resolved(TypeReference type) => type as TypeDefinition;
}
