using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Paging;

namespace Kontextual.Tests.Names;

/// <summary>Names of all scripts in a store: kept in NFC, found by every form of them, ordered by code point.</summary>
public sealed class UnicodeNameSpecs(Backend backend) : StoreSpecs(backend)
{
    private const int OneIn = 40;

    // Right-to-left letters with marks and digits, letters above U+FFFF, marks in either order, jamo, and an emoji of several code points.
    private static readonly string[][] Forms =
    [
        ["\u05e9\u05c1\u05dc\u05d5\u05dd", "\ufb2a\u05dc\u05d5\u05dd"],
        ["\u0622\u0628 1447", "\u0627\u0653\u0628 1447"],
        ["\u0710\u0712\u0713", "\u0710\u0712\u0713"],
        ["\U0001D15E\U0001D165", "\U0001D157\U0001D165\U0001D165"],
        ["\U000110AB", "\U000110A5\U000110BA"],
        ["q\u0323\u0307", "q\u0307\u0323"],
        ["\uac01", "\u1100\u1161\u11a8"],
        ["\u2126", "\u03a9"],
        ["\U0001F469\u200D\U0001F680 \U0010FFFD", "\U0001F469\u200D\U0001F680 \U0010FFFD"],
    ];

    [Test, Property("Rule", "A4"), Property("Rule", "Q1")]
    public async Task A_name_is_one_in_all_its_forms()
    {
        var notes = await NewCollectionAsync();
        foreach (var forms in Forms)
        {
            var made = await NewNoteAsync(notes, forms[0]);
            made.Name.ShouldBe(forms[0].Normalize());
            foreach (var form in forms)
            {
                (await Repository.Artifacts.FindByNameAsync(notes.Id, form)).ShouldBe(made);
                (await Should.ThrowAsync<DuplicateNameException>(() => NewNoteAsync(notes, form))).HolderId.ShouldBe((EntityId)made.Id);
            }
        }

        await ListsInOrderAsync(notes, Forms.Select(forms => forms[0].Normalize()));
    }

    [Test, Property("Rule", "A4"), Property("Rule", "Q1")]
    public async Task One_in_40_lines_of_NormalizationTest_is_stored_in_NFC_found_by_all_forms_and_listed_in_order()
    {
        // Between two characters that nothing composes with, so that columns may begin with a mark.
        var lines = (await UnicodeTables.NormalizationsAsync()).Where((_, i) => i % OneIn == 0).DistinctBy(line => line.Nfc).ToList();
        var notes = await NewCollectionAsync();
        await Repository.WriteAsync(async (t, token) =>
        {
            foreach (var line in lines)
                (await t.Artifacts.CreateAsync(Draft.Note(notes.Id, $"!{line.Source}!"), token)).Name.ShouldBe($"!{line.Nfc}!");
        });

        foreach (var line in lines)
        {
            foreach (var form in new[] { line.Source, line.Nfc, line.Nfd })
                (await Repository.Artifacts.GetByNameAsync(notes.Id, $"!{form}!")).Name.ShouldBe($"!{line.Nfc}!");
        }

        await ListsInOrderAsync(notes, lines.Select(line => $"!{line.Nfc}!"));
    }

    private async Task ListsInOrderAsync(Collection notes, IEnumerable<string> names)
    {
        var listed = await Repository.Artifacts.StreamAsync(new ArtifactQuery { Collection = notes.Id }).ToListAsync();
        listed.Select(artifact => artifact.Name).ShouldBe(names.Order(CodePointOrder.Instance));
    }
}
