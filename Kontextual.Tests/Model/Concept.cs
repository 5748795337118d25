using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>
/// What programs do with one concept of the contract, and how often. The engine, which generates, plays, compares and shrinks, knows the
/// concepts only from here.
/// </summary>
/// <param name="place">
/// The place of the concept in the order in which programs begin and surveys read. It is part of what a seed means, so a new concept comes last.
/// </param>
internal abstract class Concept(int place)
{
    /// <summary>The place in the order of the concepts, from 1.</summary>
    public int Place => place;

    /// <summary>The kind of entity that it is about; null if it is about none of its own.</summary>
    public virtual EntityType? Entity => null;

    /// <summary>Its verbs, generated at random.</summary>
    public virtual Mix? Verbs => null;

    /// <summary>Its reads, generated at random.</summary>
    public virtual Mix? Reads => null;

    /// <summary>Reads with one wrong number each, since the contract does not say which of several wrong arguments is named.</summary>
    public virtual IReadOnlyList<Step> WrongReads => [];

    /// <summary>The verbs that a program begins with, so that the rest has something to work on.</summary>
    public virtual Gen<IReadOnlyList<Step>>? Beginning => null;

    /// <summary>Reads everything there is at a moment.</summary>
    public virtual Task SurveyAsync(SurveyedMoment moment) => Task.CompletedTask;

    /// <summary>Steps, and how often they come relative to the others of a <see cref="Mix"/>.</summary>
    protected static (int Weight, Gen<Step> Steps) Weighted<T>(int weight, Gen<T> steps)
        where T : Step => (weight, from step in steps select (Step)step);
}

/// <summary>Steps of one concept, and how often they come.</summary>
/// <param name="Weight">How often, relative to those of the other concepts.</param>
/// <param name="Steps">The steps, each with its weight among them.</param>
internal sealed record Mix(int Weight, params IReadOnlyList<(int Weight, Gen<Step> Steps)> Steps)
{
    public (int Weight, Gen<Step> Steps) Weighted => (Weight, Steps.Count == 1 ? Steps[0].Steps : Gen.Frequency([.. Steps]));
}

/// <summary>A kind of entity.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">Gives the id of the entity of this kind that a program names.</param>
internal sealed record EntityType(EntityKind Kind, Func<Scene, Ref, EntityId> Id)
{
    public override string ToString() => $"{Kind}";
}
