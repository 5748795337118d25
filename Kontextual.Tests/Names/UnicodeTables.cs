using System.Globalization;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Names;

/// <summary>The tables of the Unicode Consortium as Debian packs them; tests that need them are skipped where they are not installed.</summary>
internal static class UnicodeTables
{
    private const string Folder = "/usr/share/unicode";

    /// <summary>A line of NormalizationTest.txt: one text in five forms.</summary>
    /// <param name="Source">As it is.</param>
    /// <param name="Nfc">Composed.</param>
    /// <param name="Nfd">Decomposed.</param>
    /// <param name="Nfkc">Composed by compatibility.</param>
    /// <param name="Nfkd">Decomposed by compatibility.</param>
    public sealed record Normalization(string Source, string Nfc, string Nfd, string Nfkc, string Nfkd);

    /// <summary>Every line of NormalizationTest.txt.</summary>
    public static async Task<IReadOnlyList<Normalization>> NormalizationsAsync()
    {
        var lines = (await TextAsync("NormalizationTest.txt")).Split('\n').Where(line => line.Length > 0 && line[0] is not ('#' or '@'));
        return [.. lines.Select(line => line.Split(';')).Select(c => new Normalization(Text(c[0]), Text(c[1]), Text(c[2]), Text(c[3]), Text(c[4])))];
    }

    /// <summary>The general category of every assigned code point, surrogates left out.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> CategoriesAsync()
    {
        var categories = new Dictionary<int, string>();
        int? first = null;
        foreach (var fields in (await TextAsync("UnicodeData.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';')))
        {
            var code = Hex(fields[0]);
            for (int each = first ?? code; each <= code && fields[2] != "Cs"; each++)
                categories[each] = fields[2];
            // Large blocks stand as their first and last character.
            first = fields[1].EndsWith(", First>", StringComparison.Ordinal) ? code : null;
        }

        return categories;
    }

    /// <summary>The code points that have a property of PropList.txt.</summary>
    public static async Task<IReadOnlySet<int>> WithPropertyAsync(string property)
    {
        var codes = (await RangesAsync("PropList.txt")).Where(one => one.Fields[1] == property).SelectMany(one => one.Codes).ToHashSet();
        codes.ShouldNotBeEmpty(property);
        return codes;
    }

    /// <summary>The lines of a table whose first field is a code point or a range: these, and all fields.</summary>
    public static async Task<IReadOnlyList<(IEnumerable<int> Codes, string[] Fields)>> RangesAsync(string table) =>
        [.. (await FieldsAsync(table)).Select(fields => (Range(fields[0].Split("..")), fields))];

    /// <summary>The fields of each line of a table, without comments.</summary>
    public static async Task<IReadOnlyList<string[]>> FieldsAsync(string table) =>
        [.. (await TextAsync(table)).Split('\n').Select(line => line.Split('#')[0]).Where(line => line.Contains(';'))
            .Select(line => line.Split(';', StringSplitOptions.TrimEntries))];

    /// <summary>The text of code points in hexadecimal with spaces between them.</summary>
    public static string Text(string codes) => string.Concat(codes.Split(' ').Select(code => char.ConvertFromUtf32(Hex(code))));

    private static async Task<string> TextAsync(string table)
    {
        var path = Path.Combine(Folder, table);
        if (File.Exists(path))
            return await File.ReadAllTextAsync(path);
        var bzip2 = ChildProcess.Find("bzip2");
        if (!File.Exists(path + ".bz2") || bzip2 is null)
            Assert.Ignore($"{path} is not there (Debian: apt-get install unicode-data bzip2).");
        var (code, output, errors) = await ChildProcess.RunAsync(bzip2!, ["-dc", path + ".bz2"], Folder);
        code.ShouldBe(0, errors);
        return output;
    }

    private static IEnumerable<int> Range(string[] ends) => Enumerable.Range(Hex(ends[0]), Hex(ends[^1]) - Hex(ends[0]) + 1);

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
