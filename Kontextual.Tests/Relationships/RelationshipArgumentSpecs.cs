using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Relationships;

/// <summary>Bad input is an ArgumentException, before anything is looked up or written.</summary>
public sealed class RelationshipArgumentSpecs(Backend backend) : StoreSpecs(backend)
{
    // Nothing of this id exists, so that a dangling reference would be told instead, were the ends looked up first.
    private static readonly ArtifactId Missing = ArtifactId.Parse("01890000-0000-7000-8000-000000000000");
    private static readonly RelationshipDraft Good = new() { Source = Missing, Target = Missing, Type = "refers-to" };

    private static IEnumerable<TestCaseData> BadTypes() => BadText.Types();

    [TestCaseSource(nameof(BadTypes))]
    public async Task A_bad_type_is_refused(string? type)
    {
        await RefusesAsync(Good with { Type = type! });
        await Should.ThrowAsync<ArgumentException>(() => Repository.Relationships.FindByEndsAsync(Missing, Missing, type!));
    }

    [Test]
    public async Task A_bad_draft_is_refused()
    {
        await RefusesAsync(null!);
        await RefusesAsync(Good with { Source = default });
        await RefusesAsync(Good with { Target = default });
        await RefusesAsync(Good with { Metadata = null! });
        await RefusesAsync(Good with { Provenance = null! });
        await RefusesAsync(Good with { Provenance = new Provenance { Source = "\ud800" } });
    }

    [Test]
    public async Task A_bad_change_is_refused()
    {
        var id = RelationshipId.Parse(Missing.ToString());
        foreach (var change in new RelationshipChange?[] { null, new() { Provenance = new Provenance { Actor = new string('x', 4_097) } } })
        {
            await FailsWritingNothingAsync<ArgumentException>(
                () => Repository.WriteAsync((t, token) => t.Relationships.UpdateAsync(id, Expected.Any, change!, token)));
        }
    }

    [Test]
    public async Task The_default_id_is_no_id()
    {
        await Should.ThrowAsync<ArgumentException>(() => Repository.Relationships.FindAsync(default));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Relationships.FindByEndsAsync(default, Missing, "refers-to"));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Relationships.FindByEndsAsync(Missing, default, "refers-to"));
        await FailsWritingNothingAsync<ArgumentException>(
            () => Repository.WriteAsync((t, token) => t.Relationships.UpdateAsync(default, Expected.Any, new RelationshipChange(), token)));
        await FailsWritingNothingAsync<ArgumentException>(
            () => Repository.WriteAsync((t, token) => t.Relationships.DeleteAsync(default, Expected.Any, token)));
    }

    private Task<ArgumentException> RefusesAsync(RelationshipDraft draft) =>
        FailsWritingNothingAsync<ArgumentException>(() => Repository.CreateRelationshipAsync(draft));
}
