namespace Kontextual.Torture;

/// <summary>Damages the bytes of the file of a store.</summary>
internal static class FileDamage
{
    private const string Headers = "Headers";
    private const string Sizes = "Sizes";
    private const string Pages = "Pages";
    private const int Page = DamagedStore.PageSize;

    public static IEnumerable<DamageCase> All =>
    [
        new(Headers, "a text file", "5555", s => File.WriteAllText(s.Path, "Dear diary, nothing happened today.")),
        new(Headers, "first 100 bytes zero", "5555", s => s.Zero(0, 100)),
        new(Headers, "first page zero", "5555", s => s.Zero(0, Page)),
        new(Headers, "one letter of the magic changed", "5555", s => s.Patch(3, (byte)'x')),
        new(Headers, "page size 0", "5555", s => s.Patch(16, 0, 0)),
        new(Headers, "page size 4096 in the header", "5555", s => s.Patch(16, 0x10, 0)),
        new(Headers, "page size 1000", "5555", s => s.Patch(16, 0x03, 0xE8)),
        new(Headers, "written by a newer SQLite for writing", "0005", s => s.Patch(18, 9)),
        new(Headers, "written by a newer SQLite for reading", "5555", s => s.Patch(19, 9)),
        new(Headers, "journal mode DELETE", "0000", s => s.Patch(18, 1, 1)),
        new(Headers, "reserved space 200", "5555", s => s.Patch(20, 200)),
        new(Headers, "payload fraction 1", "5555", s => s.Patch(21, 1)),
        new(Headers, "page count of 1", "5555", s => s.Patch(28, 0, 0, 0, 1)),
        new(Headers, "schema format 9", "5555", s => s.Patch(44, 0, 0, 0, 9)),
        new(Headers, "text encoding UTF-16", "5555", s => s.Patch(56, 0, 0, 0, 2)),
        new(Headers, "format version 0", "5555", s => s.Patch(60, 0, 0, 0, 0)),
        new(Headers, "format version -1", "5555", s => s.Patch(60, 0xFF, 0xFF, 0xFF, 0xFF)),
        new(Headers, "format version 99", "5555", s => s.Patch(60, 0, 0, 0, 99)),
        new(Headers, "application id of another", "5555", s => s.Patch(68, 0x0F, 0x05, 0x51, 0x12)),
        new(Headers, "application id 0", "5555", s => s.Patch(68, 0, 0, 0, 0)),
        new(Sizes, "0 bytes", "5555", s => s.CutTo(0)),
        new(Sizes, "1 byte", "5555", s => s.CutTo(1)),
        new(Sizes, "99 bytes", "5555", s => s.CutTo(99)),
        new(Sizes, "100 bytes", "5555", s => s.CutTo(100)),
        new(Sizes, "half a page", "5555", s => s.CutTo(Page / 2)),
        new(Sizes, "one page", "5555", s => s.CutTo(Page)),
        new(Sizes, "half of the file", "5555", s => s.CutTo(s.Size / 2 / Page * Page)),
        new(Sizes, "the last page missing", "5555", s => s.CutTo(s.Size - Page)),
        new(Sizes, "the last byte missing", "0000", s => s.CutTo(s.Size - 1)),
        new(Sizes, "1,000 bytes more", "0000", s => Append(s, 1000)),
        new(Pages, "noise in the schema's page", "5555", s => s.Patch(100, DamagedStore.Noise(300))),
        new(Pages, "second page zero", "5555", s => s.Zero(Page, Page)),
        new(Pages, "a quarter of the pages zero", "5555", s => s.Zero(s.Size / Page / 4 * Page, s.Size / Page / 4 * Page)),
        new(Pages, "all pages but the first zero", "5555", s => s.Zero(Page, s.Size - Page)),
        new(Pages, "noise in all pages but the first", "5555", s => s.Patch(Page, DamagedStore.Noise((int)s.Size - Page))),
    ];

    private static void Append(DamagedStore store, int count)
    {
        using var file = new FileStream(store.Path, FileMode.Append);
        file.Write(DamagedStore.Noise(count));
    }
}
