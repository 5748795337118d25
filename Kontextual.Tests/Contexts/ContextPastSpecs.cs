using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Contexts;

/// <summary>Packages and references as they were at a moment.</summary>
public sealed class ContextPastSpecs(Backend backend) : ContextSpecs(backend)
{
    [Test, Property("Rule", "A9")]
    public async Task Every_moment_shows_names_positions_roles_and_filters_of_that_time()
    {
        var taken = new List<(long Sequence, IReadOnlyList<string> Lines)>();
        var targets = await TargetsAsync();
        await foreach (var step in StepsAsync(targets))
        {
            await step();
            Time.Advance(TimeSpan.FromSeconds(1));
            taken.Add(((await Repository.Changes.HeadAsync()).Sequence, await ReadAllAsync(Repository, targets)));
        }

        taken.Select(one => one.Lines.Count).Max().ShouldBeGreaterThan(20);
        foreach (var (sequence, lines) in taken)
            (await ReadAllAsync(Repository.AsOf(AsOf.AtSequence(sequence)), targets)).ShouldBe(lines, $"as of {sequence}");
    }

    [Test, Property("Rule", "A9")]
    public async Task What_did_not_exist_yet_is_not_found()
    {
        var before = AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence);
        var (package, references) = await NewPackageOfAsync(1);
        var past = Repository.AsOf(before);

        (await past.ContextPackages.FindAsync(package.Id, true)).ShouldBeNull();
        (await past.ContextReferences.FindAsync(references[0].Id, true)).ShouldBeNull();
        (await past.ContextReferences.FindEntryAsync(references[0].Id, true)).ShouldBeNull();
        (await past.ContextPackages.ListAsync(new() { IncludeDeleted = true })).Items.ShouldBeEmpty();
        (await past.ContextReferences.ListAsync(new() { Package = package.Id })).Items.ShouldBeEmpty();
    }

    [Test, Property("Rule", "T2"), Property("Rule", "A9")]
    public async Task A_move_is_seen_whole_or_not_at_all()
    {
        var (package, references) = await NewPackageOfAsync(4);
        var before = (await Repository.Changes.HeadAsync()).Sequence;
        var moved = await Repository.MoveContextReferenceAsync(references[3].Id, Expected.Any, 1);
        for (var sequence = before; sequence <= moved.LastSequence; sequence++)
        {
            var then = (await Repository.AsOf(AsOf.AtSequence(sequence)).ContextReferences.ListAsync(new() { Package = package.Id })).Items;
            then.Select(reference => reference.Ordinal).ShouldBe([1, 2, 3, 4]);
            string.Concat(then.Select(reference => reference.Role[^1])).ShouldBe(sequence < moved.LastSequence ? "1234" : "4123", $"{sequence}");
        }
    }

    private async Task<IReadOnlyList<ContextTarget>> TargetsAsync()
    {
        var other = await NewNoteAsync(Notes, "other");
        var link = await NewLinkAsync(Note, other);
        return
        [
            ContextTarget.ForArtifact(Note.Id), ContextTarget.ForArtifact(other.Id, 1), ContextTarget.ForRelationship(link.Id),
            ContextTarget.External("memory", "r"), ContextTarget.External("memory", "R"),
        ];
    }

    private async IAsyncEnumerable<Func<Task>> StepsAsync(IReadOnlyList<ContextTarget> targets)
    {
        var (one, two) = (await NewPackageAsync("one"), await NewPackageAsync("two"));
        var added = new List<ContextReference>();
        foreach (var target in targets)
        {
            yield return async () => added.Add(await AddAsync(new() { Package = one.Id, Role = "r", Target = target, Ordinal = 1, Provenance = Origin }));
            yield return () => AddAsync(new() { Package = two.Id, Role = $"{target.IsExternal}", Target = target, Provenance = Origin });
        }

        yield return () => Repository.MoveContextReferenceAsync(added[0].Id, Expected.Any, 2);
        yield return () => Repository.UpdateContextReferenceAsync(added[1].Id, Expected.Any, new() { Role = "s", Metadata = Draft.Meta("""{"a":1}""") });
        yield return () => Repository.RenameContextPackageAsync(one.Id, Expected.Any, "zwei");
        yield return () => Repository.RemoveContextReferenceAsync(added[2].Id, Expected.Any);
        yield return () => Repository.UpdateContextPackageAsync(two.Id, Expected.Any, new() { Description = "d" });
        yield return () => Repository.MoveContextReferenceAsync(added[3].Id, Expected.Any, 9);
        yield return () => Repository.DeleteArtifactAsync(Note.Id, Expected.Any, DeletePolicy.Cascade);
        yield return () => Repository.DeleteContextPackageAsync(two.Id, Expected.Any);
        yield return () => Repository.RestoreArtifactAsync(Note.Id, Expected.Any);
    }

    private static async Task<IReadOnlyList<string>> ReadAllAsync(IKnowledgeReaders readers, IReadOnlyList<ContextTarget> targets)
    {
        var lines = new List<string>();
        foreach (var deleted in new[] { false, true })
        {
            var packages = new List<ContextPackageQuery> { new(), new() { Name = "one" }, new() { NamePrefix = "z" } };
            packages.AddRange(targets.Select(target => new ContextPackageQuery { RefersTo = target }));
            foreach (var query in packages.Select(query => query with { IncludeDeleted = deleted }))
                lines.AddRange(await readers.ContextPackages.StreamAsync(query).Select(found => $"{query.Name} {query.NamePrefix} {query.RefersTo}: {StoreDump.Line(found)}").ToListAsync());
            var all = await readers.ContextPackages.StreamAsync(new() { IncludeDeleted = true }).ToListAsync();
            var references = new List<ContextReferenceQuery> { new(), new() { Role = "s" } };
            references.AddRange(targets.Select(target => new ContextReferenceQuery { Target = target }));
            references.AddRange(all.SelectMany(package => new ContextReferenceQuery[] { new() { Package = package.Id }, new() { Package = package.Id, Role = "r" } }));
            foreach (var query in references.Select(query => query with { IncludeDeleted = deleted }))
            {
                lines.AddRange(await readers.ContextReferences.StreamEntriesAsync(query)
                    .Select(found => $"{query.Role} {query.Target} {query.Package}: {found.TargetState} {StoreDump.Line(found.Reference)}").ToListAsync());
            }

            foreach (var reference in await readers.ContextReferences.StreamAsync(new() { IncludeDeleted = deleted }).ToListAsync())
                lines.Add(StoreDump.Line((await readers.ContextReferences.FindAsync(reference.Id, deleted)).ShouldNotBeNull()));
            foreach (var package in all)
                lines.Add(await readers.ContextPackages.FindAsync(package.Id, deleted) is { } found ? StoreDump.Line(found) : "none");
        }

        return lines;
    }
}
