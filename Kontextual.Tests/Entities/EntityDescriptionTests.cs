using System.Reflection;
using Kontextual.Domain;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Entities;

/// <summary>Each kind of entity has one description, and its state holds every property.</summary>
public sealed class EntityDescriptionTests
{
    // What the state of a change record cannot hold, and why.
    private static readonly Dictionary<string, string> NotInStates = new()
    {
        ["Revision.ToSequence"] = "The next change of the artifact sets it, long after the record of this revision was written.",
        ["OperationRun.HeartbeatAt"] = "A heartbeat is no change: it is neither recorded nor chained (O1).",
    };

    private static IEnumerable<Type> StateForms => typeof(IEntityDescription).Assembly.GetTypes()
        .Where(type => !type.IsInterface && !IsOfSnapshots(type) && type.GetInterfaces().Any(IsStateForm));

    /// <summary>True for the form of a line of a snapshot, which is not the state of an entity. The tests of snapshots change each member of each kind of line.</summary>
    internal static bool IsOfSnapshots(Type form) => form.DeclaringType?.Name.StartsWith("Snapshot", StringComparison.Ordinal) == true;

    [Test, Property("Rule", "L5")]
    public void Every_kind_of_entity_has_one_description() =>
        EntityDescriptions.All.Select(description => description.Kind).ShouldBe(Enum.GetValues<EntityKind>());

    [Test, Property("Rule", "L5")]
    public void Every_description_is_in_the_list() => typeof(IEntityDescription).Assembly.GetTypes()
        .Where(type => !type.IsInterface && type.IsAssignableTo(typeof(IEntityDescription)))
        .ShouldBe(EntityDescriptions.All.Select(description => description.GetType()), ignoreOrder: true);

    [Test, Property("Rule", "L5")]
    public void The_state_of_every_kind_of_entity_can_be_written_and_read() => StateForms.Select(EntityOf)
        .ShouldBe(EntityDescriptions.All.Select(description => description is ArtifactDescription ? typeof(Revision) : EntityOf(description)), ignoreOrder: true);

    [TestCaseSource(nameof(StateForms)), Property("Rule", "L5")]
    public void A_state_read_back_has_every_property(Type form)
    {
        var entity = EntityOf(form);
        var samples = EntitySamples.All.Where(sample => sample.GetType() == entity).ToList();
        samples.ShouldNotBeEmpty();
        foreach (var sample in samples)
        {
            var state = StateOf(form, sample);
            var read = FromState(form, state);

            foreach (var property in StatedProperties(entity))
                Same(property.GetValue(read), property.GetValue(sample)).ShouldBeTrue($"{entity.Name}.{property.Name} in {state}");
            StateOf(form, read).ShouldBe(state);
        }

        foreach (var property in StatedProperties(entity))
            samples.ShouldContain(sample => property.GetValue(sample) != null, $"{entity.Name}.{property.Name} is null in every sample.");
    }

    [TestCaseSource(nameof(StateForms)), Property("Rule", "L5")]
    public void Every_member_of_a_state_is_needed_to_read_it(Type form)
    {
        var state = StateOf(form, EntitySamples.All.First(sample => sample.GetType() == EntityOf(form)));
        using var json = System.Text.Json.JsonDocument.Parse(state);
        foreach (var member in json.RootElement.EnumerateObject())
        {
            var others = json.RootElement.EnumerateObject().Where(other => other.Name != member.Name)
                .Select(other => $"\"{other.Name}\":{other.Value.GetRawText()}");

            var error = Should.Throw<FormatException>(() => FromState(form, $"{{{string.Join(',', others)}}}"));
            error.Message.ShouldContain(member.Name);

            // The result of a step can be any value.
            if (EntityOf(form).GetProperties().Any(property => property.PropertyType == typeof(KeptJson) && property.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)))
                continue;
            Should.Throw<FormatException>(() => FromState(form, $"{{{string.Join(',', others.Append($"\"{member.Name}\":true"))}}}"))
                .Message.ShouldContain(member.Name);
        }
    }

    [TestCaseSource(nameof(StateForms)), Property("Rule", "L5")]
    public void The_members_of_a_state_are_ordered_by_name(Type form)
    {
        var state = StateOf(form, EntitySamples.All.First(sample => sample.GetType() == EntityOf(form)));
        using var json = System.Text.Json.JsonDocument.Parse(state);

        var names = json.RootElement.EnumerateObject().Select(member => member.Name).ToList();
        names.ShouldBe(names.Order(StringComparer.Ordinal));
    }

    [Test, Property("Rule", "L5")]
    public void What_a_state_leaves_out_is_a_property_that_exists() => NotInStates.Keys.ShouldBeSubsetOf(
        StateForms.Select(EntityOf).SelectMany(entity => entity.GetProperties().Select(property => $"{entity.Name}.{property.Name}")));

    // A purged entity has no state, so no state says that it is purged.
    private static IEnumerable<PropertyInfo> StatedProperties(Type entity) => entity.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite && property.Name != "IsPurged" && !NotInStates.ContainsKey($"{entity.Name}.{property.Name}"));

    private static bool Same(object? read, object? written) => read is IEnumerable<Diagnostic> diagnostics
        ? diagnostics.SequenceEqual((IEnumerable<Diagnostic>)written!)
        : Equals(read, written);

    private static bool IsStateForm(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IStateForm<>);

    private static Type EntityOf(Type form) => form.GetInterfaces().Single(IsStateForm).GetGenericArguments()[0];

    private static Type EntityOf(IEntityDescription description) => EntityOf(description.GetType());

    private static object Instance(Type form) => form.GetProperty("Instance")!.GetValue(null)!;

    private static string StateOf(Type form, object value) => (string)Call(nameof(StateText.StateOf), form, value);

    private static object FromState(Type form, string state) => Call(nameof(StateText.FromState), form, state);

    private static object Call(string method, Type form, object argument) => typeof(StateText).GetMethod(method)!
        .MakeGenericMethod(EntityOf(form))
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Instance(form), argument], null)!;
}
