using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Contexts;

/// <summary>The positions of references: 1, 2, 3 … without gaps, whatever is added, moved or removed.</summary>
public sealed class ContextReferenceOrderSpecs(Backend backend) : ContextSpecs(backend)
{
    [Test, Property("Rule", "X1"), Property("Rule", "C1")]
    public async Task Add_at_the_end_gives_version_1_and_one_change_record()
    {
        var package = await NewPackageAsync();
        var draft = Draft.Reference(package, Note) with { Role = "cafe\u0301", Metadata = Draft.Meta("""{"n":1.0}"""), Provenance = Origin };

        var committed = await Repository.AddContextReferenceAsync(draft, new WriteContext { Actor = "ann" });

        var reference = committed.Value;
        reference.ShouldBe(new ContextReference
        {
            Id = reference.Id,
            PackageId = package.Id,
            Ordinal = 1,
            Role = "caf\u00e9",
            Metadata = draft.Metadata,
            Provenance = Origin,
            ArtifactId = Note.Id,
            Version = 1,
            CreatedAt = Time.Kept,
            UpdatedAt = Time.Kept,
        });
        (await Repository.ContextReferences.FindAsync(reference.Id)).ShouldBe(reference);
        var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
        (record.EntityKind, record.EntityId, record.Kind, record.EntityVersion, record.Actor)
            .ShouldBe((EntityKind.ContextReference, (EntityId)reference.Id, ChangeKind.Created, 1, "ann"));
        (await AddAsync(draft)).Ordinal.ShouldBe(2);
        (await Repository.ContextPackages.FindAsync(package.Id)).ShouldBe(package);
    }

    [TestCase(1, 1, "3 2 1")]
    [TestCase(2, 2, "3 2")]
    [TestCase(3, 3, "3")]
    [TestCase(4, 4, "")]
    [TestCase(9, 4, "")]
    [Property("Rule", "X1"), Property("Rule", "C1")]
    public async Task Add_at_a_position_moves_the_later_ones_up_the_last_one_first(int ordinal, int taken, string moved)
    {
        var (package, references) = await NewPackageOfAsync(3);
        Time.Advance(TimeSpan.FromMinutes(1));

        var committed = await Repository.AddContextReferenceAsync(Draft.Reference(package, Note) with { Ordinal = ordinal });

        committed.Value.Ordinal.ShouldBe(taken);
        var records = await RecordsOfAsync(committed);
        records.SkipLast(1).Select(record => (record.EntityId, record.Kind, record.EntityVersion)).ShouldBe(
            Numbers(moved).Select(number => ((EntityId)references[number - 1].Id, ChangeKind.Updated, 2)));
        (records[^1].EntityId, records[^1].Kind).ShouldBe((committed.Value.Id, ChangeKind.Created));
        List<ContextReference> expected =
        [
            .. references.Select(reference => reference.Ordinal < taken
                ? reference
                : reference with { Ordinal = reference.Ordinal + 1, Version = 2, UpdatedAt = Time.Kept }),
        ];
        expected.Insert(taken - 1, committed.Value);
        (await LiveAsync(package)).ShouldBe(expected);
    }

    [TestCase(4, 1, "41235", "3 2 1")]
    [TestCase(4, 3, "12435", "3")]
    [TestCase(1, 3, "23145", "2 3")]
    [TestCase(2, 5, "13452", "3 4 5")]
    [TestCase(2, 99, "13452", "3 4 5")]
    [Property("Rule", "X1"), Property("Rule", "C1")]
    public async Task Move_takes_the_position_and_the_ones_between_make_room_the_nearest_first(int from, int to, string order, string moved)
    {
        var (package, references) = await NewPackageOfAsync(5);
        Time.Advance(TimeSpan.FromMinutes(1));
        var found = references[from - 1];

        var committed = await Repository.MoveContextReferenceAsync(found.Id, Expected.Exactly(1), to);

        (committed.Value, committed.Outcome).ShouldBe(
            (found with { Ordinal = Math.Min(to, 5), Version = 2, UpdatedAt = Time.Kept }, WriteOutcome.Updated));
        (await RecordsOfAsync(committed)).Select(record => (record.EntityId, record.Kind, record.EntityVersion)).ShouldBe(
            Numbers(moved).Append(from).Select(number => ((EntityId)references[number - 1].Id, ChangeKind.Updated, 2)));
        var live = await LiveAsync(package);
        live.Select(reference => reference.Id).ShouldBe(order.Select(digit => references[digit - '1'].Id));
        live.Count(reference => reference.Version == 2).ShouldBe(Numbers(moved).Count() + 1);
    }

    [TestCase(2), TestCase(3, 99)]
    public async Task Move_to_its_own_position_changes_nothing_and_says_so(int from, int? to = null)
    {
        var (_, references) = await NewPackageOfAsync(3);
        var dump = await DumpAsync();

        var committed = await Repository.MoveContextReferenceAsync(references[from - 1].Id, Expected.Exactly(1), to ?? from);

        (committed.Value, committed.Outcome, committed.FirstSequence).ShouldBe((references[from - 1], WriteOutcome.Unchanged, null));
        (await DumpAsync()).ShouldBe(dump);
    }

    [TestCase(1, "2 3")]
    [TestCase(2, "3")]
    [TestCase(3, "")]
    [Property("Rule", "X1"), Property("Rule", "C1")]
    public async Task Remove_closes_the_gap_the_nearest_first(int ordinal, string moved)
    {
        var (package, references) = await NewPackageOfAsync(3);
        Time.Advance(TimeSpan.FromMinutes(1));
        var found = references[ordinal - 1];

        var committed = await Repository.RemoveContextReferenceAsync(found.Id, Expected.Exactly(1));

        committed.Value.ShouldBe(found with { Version = 2, UpdatedAt = Time.Kept, DeletedAt = Time.Kept });
        var records = await RecordsOfAsync(committed);
        records.Select(record => (record.EntityId, record.Kind)).ShouldBe(
            Numbers(moved).Select(number => ((EntityId)references[number - 1].Id, ChangeKind.Updated)).Prepend((found.Id, ChangeKind.Deleted)));
        (await LiveAsync(package)).Select(reference => reference.Id).ShouldBe(references.Where(reference => reference != found).Select(reference => reference.Id));
        (await Repository.ContextReferences.FindAsync(found.Id)).ShouldBeNull();
        (await Repository.ContextReferences.FindAsync(found.Id, includeDeleted: true)).ShouldBe(committed.Value);
    }

    [Test, Property("Rule", "X1")]
    public async Task More_references_than_are_moved_together_keep_their_order()
    {
        const int Count = 1_030;
        var package = await NewPackageAsync();
        await Repository.WriteAsync(async (t, token) =>
        {
            for (var i = 1; i <= Count; i++)
                await t.ContextReferences.AddAsync(Draft.Reference(package, Note) with { Role = $"{i}" }, token);
        });
        var first = (await Repository.ContextReferences.ListAsync(new() { Package = package.Id })).Items[0];

        await AddAsync(Draft.Reference(package, Note) with { Role = "new", Ordinal = 1 });
        await Repository.MoveContextReferenceAsync(first.Id, Expected.Any, Count + 1);
        var end = await LiveAsync(package);
        await Repository.RemoveContextReferenceAsync(end[0].Id, Expected.Any);

        var roles = (await LiveAsync(package)).Select(reference => reference.Role);
        roles.ShouldBe(Enumerable.Range(2, Count - 1).Append(1).Select(i => $"{i}"));
        await Repository.DeleteContextPackageAsync(package.Id, Expected.Any);
        (await LiveAsync(package)).ShouldBeEmpty();
    }

    [Test]
    public async Task Packages_do_not_move_each_others_references()
    {
        var (one, _) = await NewPackageOfAsync(2);
        var (other, others) = await NewPackageOfAsync(2);

        await AddAsync(Draft.Reference(one, Note) with { Ordinal = 1 });
        await Repository.RemoveContextReferenceAsync((await LiveAsync(one))[1].Id, Expected.Any);

        (await LiveAsync(other)).ShouldBe(others);
    }

    private static IEnumerable<int> Numbers(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
}
