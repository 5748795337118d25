using System.Reflection;
using Kontextual.Domain;
using Kontextual.Persistence.Artifacts.Criteria;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Entities;

/// <summary>What a description says of an entity's versions and deletion, and how an artifact and its revision carry the same values.</summary>
public sealed class LifeCycleTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 24, 16, 0, 0, TimeSpan.Zero);

    // What an artifact has under another name in its revision, and what only one of both has.
    private static readonly Dictionary<string, string> OtherNames = new()
    {
        [nameof(Artifact.Id)] = nameof(Revision.ArtifactId),
        [nameof(Artifact.HeadRevision)] = nameof(Revision.Number),
        [nameof(Artifact.UpdatedAt)] = nameof(Revision.CreatedAt),
    };

    private static Artifact Artifact => EntitySamples.All.OfType<Artifact>().First() with { DeletedAt = null, IsPurged = false };

    private static IEnumerable<EntityKind> Versioned => KindsOf(typeof(IVersionedDescription<,>));

    private static IEnumerable<EntityKind> Deletable => KindsOf(typeof(IDeletableDescription<,>));

    [TestCaseSource(nameof(Versioned)), Property("Rule", "L5")]
    public void Another_version_differs_in_version_and_time_only(EntityKind kind) => Check(nameof(CheckVersion), kind);

    [TestCaseSource(nameof(Deletable)), Property("Rule", "L5")]
    public void A_deletion_can_be_told_and_taken_back(EntityKind kind) => Check(nameof(CheckDeletion), kind);

    [Test, Property("Rule", "L5"), Property("Rule", "A2")]
    public void The_head_revision_of_an_artifact_has_every_value_of_it()
    {
        var revision = RevisionDescription.HeadOf(Artifact, RevisionKind.Updated, 42);

        foreach (var property in Settable(typeof(Artifact)).Where(p => p.Name is not (nameof(Artifact.CreatedAt) or nameof(Artifact.DeletedAt))))
        {
            var counterpart = typeof(Revision).GetProperty(OtherNames.GetValueOrDefault(property.Name, property.Name));
            counterpart.ShouldNotBeNull(property.Name).GetValue(revision).ShouldBe(property.GetValue(Artifact), property.Name);
        }

        (revision.Kind, revision.FromSequence, revision.ToSequence).ShouldBe((RevisionKind.Updated, 42, null));
    }

    [Test, Property("Rule", "L5"), Property("Rule", "A9")]
    public void An_artifact_of_the_past_is_the_one_that_made_its_revision()
    {
        var past = PastArtifact.Artifact.Compile();
        foreach (var (artifact, kind) in new[]
        {
            (Artifact, RevisionKind.Updated),
            (ArtifactDescription.Instance.Deleted(Artifact, Artifact.UpdatedAt, 42), RevisionKind.Deleted),
            (ArtifactDescription.Instance.Blank(Artifact), RevisionKind.Updated),
        })
        {
            past(new PastArtifact
            {
                Id = artifact.Id,
                CollectionId = artifact.CollectionId,
                Name = artifact.Name,
                Type = artifact.Type,
                IsDeleted = artifact.IsDeleted,
                Revision = RevisionDescription.HeadOf(artifact, kind, 42),
                CreatedAt = artifact.CreatedAt,
            }).ShouldBe(artifact);
        }
    }

    private static void CheckVersion<TId, T>(IVersionedDescription<TId, T> description, T sample)
        where TId : struct, IEntityId<TId>
        where T : class
    {
        var changed = description.WithVersion(sample, 9, Time);

        description.VersionOf(changed).ShouldBe(9);
        Differing(sample, changed).ShouldBeSubsetOf([nameof(Collection.Version), nameof(Artifact.HeadRevision), nameof(Collection.UpdatedAt)]);
        typeof(T).GetProperty(nameof(Collection.UpdatedAt))?.GetValue(changed).ShouldBe(Time);
    }

    private static void CheckDeletion<TId, T>(IDeletableDescription<TId, T> description, T sample)
        where TId : struct, IEntityId<TId>
        where T : class
    {
        var live = description.Live(sample);
        var deleted = description.Deleted(live, Time, 42);

        description.IsDeleted(live).ShouldBeFalse();
        description.IsDeleted(deleted).ShouldBeTrue();
        Differing(live, deleted).ShouldHaveSingleItem().ShouldBeOneOf(nameof(Collection.DeletedAt), nameof(Relationship.ToSequence));
        description.Live(deleted).ShouldBe(live);
    }

    private static IReadOnlyList<string> Differing(object one, object other) => [.. Settable(one.GetType())
        .Where(property => !Equals(property.GetValue(one), property.GetValue(other))).Select(property => property.Name)];

    private static void Check(string check, EntityKind kind)
    {
        var description = EntityDescriptions.All.Single(description => description.Kind == kind);
        var arguments = description.GetType().GetInterfaces().Single(type => Is(type, typeof(IEntityDescription<,>))).GetGenericArguments();
        var samples = EntitySamples.All.Where(sample => sample.GetType() == arguments[1]).ToList();
        samples.ShouldNotBeEmpty();
        foreach (var sample in samples)
        {
            typeof(LifeCycleTests).GetMethod(check, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(arguments)
                .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [description, sample], null);
        }
    }

    private static IEnumerable<EntityKind> KindsOf(Type role) => EntityDescriptions.All
        .Where(description => description.GetType().GetInterfaces().Any(type => Is(type, role))).Select(description => description.Kind);

    private static bool Is(Type type, Type role) => type.IsGenericType && type.GetGenericTypeDefinition() == role;

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);
}
