namespace Kontextual.Tests.Repository;

/// <summary>An input beyond a limit, and how it is refused.</summary>
/// <typeparam name="T">What it is given to.</typeparam>
/// <param name="Flaw">What is wrong with it.</param>
/// <param name="Param">The parameter that is blamed.</param>
/// <param name="Says">What the message says: the rule, or the value's place.</param>
/// <param name="GiveAsync">Gives it to a verb.</param>
public sealed record BadInput<T>(string Flaw, string Param, string Says, Func<T, Task> GiveAsync)
{
    /// <summary>The exact type of the error.</summary>
    public Type Error { get; init; } = typeof(ArgumentException);

    /// <summary>The same, refused as out of its range.</summary>
    public BadInput<T> OutOfRange() => this with { Error = typeof(ArgumentOutOfRangeException) };

    /// <summary>Gives it, and expects the error.</summary>
    public async Task IsRefusedAsync(T target)
    {
        var error = await Should.ThrowAsync<ArgumentException>(() => GiveAsync(target));
        error.GetType().ShouldBe(Error);
        error.ParamName.ShouldBe(Param);
        error.Message.ShouldContain(Says);
    }

    /// <inheritdoc/>
    public override string ToString() => Flaw;
}
