using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>One transaction of the model.</summary>
internal sealed partial class PlainVerbs : PlainReads, IVerbs
{
    private readonly Frame frame;

    /// <param name="frame">What all verbs of the transaction share.</param>
    /// <param name="rules">The small rules.</param>
    public PlainVerbs(Frame frame, PlainRules rules)
        : base(() => frame.State, rules) => this.frame = frame;

    private string Now => frame.Time;

    private long Next => frame.State.Next;

    private World World => frame.State.Now;

    /// <summary>Adds a change record, and keeps the world as it is right after it.</summary>
    private void Record(ChangeRow change, World after) => frame.State = frame.State with
    {
        Now = after,
        Past = frame.State.Past.Add(after),
        Changes = frame.State.Changes.Add(change),
    };

    private ChangeRow Change(string entityKind, EntityId id, string kind, int version, string? state) => new(
        Next, frame.Transaction, entityKind, id, kind, version, null, null, frame.Actor, frame.Reason, Now, state, HasSalt: true);

    /// <summary>Blanks what all change records of an entity say up to now.</summary>
    private void BlankChanges(string kind, EntityId id) => frame.State = frame.State with
    {
        Changes = [.. frame.State.Changes.Select(row => row.EntityKind == kind && row.Entity == id ? Rules.Blank(row) : row)],
    };

    private void RequireVersion(EntityKind kind, EntityId id, int? expected, int actual)
    {
        if (!Rules.Accepts(expected, actual))
            throw new VersionConflictException(kind, id, expected!.Value, actual);
    }

    /// <summary>The members of a state as <see cref="ChangeRow.State"/> has them.</summary>
    private static string Members(params (string Name, object? Value)[] members) => string.Join("; ", members
        .OrderBy(member => member.Name, StringComparer.Ordinal)
        .Select(member => $"{member.Name}={member.Value switch { null => "null", bool flag => flag ? "true" : "false", var value => value }}"));

    /// <summary>A time as it stands in records.</summary>
    private static string? Stamp(string? time) =>
        time is null ? null : Clock.Of(time).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>What all verbs of a transaction share.</summary>
    internal sealed class Frame(PlainState state, TransactionId transaction, string time, string? actor, string? reason, Func<Guid> newId)
    {
        public PlainState State { get; set; } = state;

        public TransactionId Transaction => transaction;

        public string Time => time;

        public string? Actor => actor;

        public string? Reason => reason;

        public Guid NewId() => newId();
    }
}
