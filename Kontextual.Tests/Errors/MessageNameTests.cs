using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Kontextual.Cli;
using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.CompiledModel;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Tests.Errors;

/// <summary>The texts in the library's assemblies, messages among them: they name only what a caller of the library has.</summary>
public sealed partial class MessageNameTests
{
    private static readonly Assembly[] Library = [typeof(Artifact).Assembly, typeof(KnowledgeStore).Assembly];

    private static IEnumerable<TestCaseData> Assemblies() =>
        Library.Select(assembly => new TestCaseData(assembly).SetArgDisplayNames(assembly.GetName().Name!));

    [TestCaseSource(nameof(Assemblies))]
    public void No_text_names_a_verb_of_the_tool(Assembly assembly)
    {
        using var host = new CliHost(Stream.Null, TextWriter.Null);
        var verbs = KontextualCommand.Create(host).Subcommands.Select(verb => verb.Name)
            .Concat(["verify", "backup", "restore", "rebuild", "seal", "export", "import"]);
        var naming = new Regex($"kontextual ({string.Join('|', verbs)})\\b", RegexOptions.IgnoreCase);

        TextsOf(assembly).Where(text => naming.IsMatch(text)).ShouldBeEmpty();
    }

    [TestCaseSource(nameof(Assemblies))]
    public void Every_method_and_option_that_a_text_names_exists(Assembly assembly)
    {
        var known = Library.SelectMany(library => library.GetExportedTypes())
            .SelectMany(type => type.GetMembers().Select(member => member.Name).Append(type.Name.Split('`')[0]))
            .ToHashSet(StringComparer.Ordinal);
        var named = TextsOf(assembly).Except(KeysOfFunctions).SelectMany(text => ApiName().Matches(text).Select(match => match.Value)).Distinct().ToList();

        named.Except(known).ShouldBeEmpty();
    }

    // By these, EF finds the SQL functions in the compiled model. They are no messages.
    private static IEnumerable<string> KeysOfFunctions => KontextualDbContextModel.Instance.GetDbFunctions().Select(function => function.ModelName);

    private static List<string> TextsOf(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var reader = file.GetMetadataReader();
        var texts = new List<string>();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = reader.GetNextHandle(handle))
            texts.Add(reader.GetUserString(handle));
        texts.Count.ShouldBeGreaterThan(50);
        return texts;
    }

    // What looks like a method, or like one of the options.
    [GeneratedRegex(@"\b[A-Z][a-z]\w*Async\b|\b[A-Z][a-z]\w*(?=\()|(?<=Options\.)\w+|\b(Use|Open|Adopt|Create|Migrate)[A-Z]\w*")]
    private static partial Regex ApiName();
}
