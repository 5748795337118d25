using Kontextual.Domain;
using Kontextual.Tests.Backends;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Model;
using Kontextual.Tests.Paging.Filters;
using Kontextual.Tests.Repository;
using static Kontextual.Tests.Entities.WrittenStates;

namespace Kontextual.Tests.Contexts;

/// <summary>Context packages, for the tests of every entity.</summary>
internal sealed class ContextPackageCase : EntityCase<ContextPackageId, ContextPackage, ContextPackageQuery, ContextPackageRow>
{
    private static readonly ContextPackageId None = ContextPackageId.Parse("01890000-0000-7000-8000-000000000001");

    public override IEnumerable<Verb> Verbs =>
    [
        new("package created", (_, t, token) => t.ContextPackages.CreateAsync(Draft.Package("new"), token)),
        new("package renamed", (s, t, token) => t.ContextPackages.RenameAsync(s.Package.Id, Expected.Exactly(1), "renamed", token)),
        new("package updated", (s, t, token) =>
            t.ContextPackages.UpdateAsync(s.Package.Id, Expected.Exactly(1), new ContextPackageChange { Metadata = Draft.Meta("""{"a":1}""") }, token)),
        new("package deleted", (s, t, token) => t.ContextPackages.DeleteAsync(s.Package.Id, Expected.Any, token)),
        new("package purged", (s, t, token) => t.ContextPackages.PurgeAsync(s.GonePackage.Id, Expected.Any, token)),
    ];

    private static ContextPackage Full => new()
    {
        Id = ContextPackageId.Parse(Id(1)),
        Name = "p",
        Description = "d",
        Metadata = Kept,
        Version = 2,
        CreatedAt = Ten,
        UpdatedAt = Eleven,
        DeletedAt = Twelve,
    };

    public override IEnumerable<WrittenState> States =>
    [
        WrittenState.Of(ContextPackageDescription.Instance, Full, $$"""
            {"createdAt":"2026-11-22T10:00:00.000000Z","deletedAt":"2026-11-22T12:00:00.000000Z","description":"d","id":"{{Id(1)}}","metadata":{{KeptMembers}},"name":"p","updatedAt":"2026-11-22T11:00:00.123456Z","version":2}
            """),
        WrittenState.Of(ContextPackageDescription.Instance, Full with { Description = "", Metadata = Metadata.Empty, DeletedAt = null }, $$"""
            {"createdAt":"2026-11-22T10:00:00.000000Z","deletedAt":null,"description":"","id":"{{Id(1)}}","metadata":{},"name":"p","updatedAt":"2026-11-22T11:00:00.123456Z","version":2}
            """),
    ];

    public override IEnumerable<BadInput<IKnowledgeTransaction>> BadWrites =>
    [
        .. from bad in BadValues.Names
           from input in new BadInput<IKnowledgeTransaction>[]
           {
               new($"{bad.Flaw}, to create a package", "draft", bad.Says, t => t.ContextPackages.CreateAsync(Draft.Package(bad.Name))),
               new($"{bad.Flaw}, to rename a package", "name", bad.Says, t => t.ContextPackages.RenameAsync(None, Expected.Any, bad.Name)),
           }
           select input,
        .. from bad in BadValues.Json
           select new BadInput<IKnowledgeTransaction>($"{bad.Flaw}, of a package", "json", bad.Says,
               t => t.ContextPackages.CreateAsync(Draft.Package("a") with { Metadata = Metadata.Parse(bad.Json) })),
        .. from bad in BadValues.Texts
           from input in new BadInput<IKnowledgeTransaction>[]
           {
               new($"{bad.Flaw}, as a description of a package", "draft", bad.Says,
                   t => t.ContextPackages.CreateAsync(Draft.Package("a") with { Description = bad.Text })),
               new($"{bad.Flaw}, as a new description of a package", "change", bad.Says,
                   t => t.ContextPackages.UpdateAsync(None, Expected.Any, new ContextPackageChange { Description = bad.Text })),
           }
           select input,
        BadWrite.Default("package to rename", "id", t => t.ContextPackages.RenameAsync(default, Expected.Any, "a")),
        BadWrite.Default("package to update", "id", t => t.ContextPackages.UpdateAsync(default, Expected.Any, new ContextPackageChange())),
        BadWrite.Default("package to delete", "id", t => t.ContextPackages.DeleteAsync(default, Expected.Any)),
        BadWrite.Default("package to purge", "id", t => t.ContextPackages.PurgeAsync(default, Expected.Any)),
    ];

    protected override IReadOnlyList<Filter<ContextPackageQuery, ContextPackageRow>> Filters => ContextPackageFilters.All;

    protected override IEnumerable<Filter<ContextPackageQuery, ContextPackageRow>> Generated => ContextPackageFilters.Mixes.SelectMany(mix => mix.Filters);

    protected override IEnumerable<(string Name, Func<Stored, ContextPackageQuery> Query, string Index)> Listings =>
    [
        ("all", _ => new(), "ix_context_packages_name_id"),
        ("deleted too", _ => new() { IncludeDeleted = true }, "ix_context_packages_name_id"),
    ];

    protected override ContextPackageQuery Removed(bool purged) => new() { IncludeDeleted = true, IncludePurged = purged };

    /// <summary>Packages of several names, deleted ones among them. Their references are added by <see cref="ContextReferenceCase"/>.</summary>
    public override Task FillAsync(IKnowledgeRepository repository, ManualTime time, Stored stored) => repository.WriteAsync(
        async (t, token) =>
        {
            foreach (var name in new[] { "brief", "briefs", "a other", "z other" })
                stored.Packages.Add(await t.ContextPackages.CreateAsync(Draft.Package(name) with { Description = $"of {name}", Metadata = Draft.Meta("""{"n":1.0}""") }, token));
            await t.ContextPackages.RenameAsync(stored.Packages[3].Id, Expected.Exactly(1), "other", token);
            var gone = await t.ContextPackages.CreateAsync(Draft.Package("brief gone"), token);
            await t.ContextPackages.DeleteAsync(gone.Id, Expected.Any, token);
        },
        new WriteContext { Actor = "ann", Reason = "to fill" });

    public override Task AddPurgedAsync(IKnowledgeRepository repository, Stored stored) => repository.WriteAsync(async (t, token) =>
    {
        var gone = await t.ContextPackages.CreateAsync(Draft.Package("brief purged"), token);
        await t.ContextReferences.AddAsync(Draft.Reference(gone, stored.Artifact), token);
        await t.ContextPackages.DeleteAsync(gone.Id, Expected.Any, token);
        await t.ContextPackages.PurgeAsync(gone.Id, Expected.Any, token);
    });
}
