using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>
/// What a program speaks of on one side: all ids ever made, what each client saw of them, and where it stopped reading. Made of
/// the side's own answers only, so it is the same on each side as long as the answers are.
/// </summary>
internal sealed class KnownEntities
{
    private static readonly Guid Nobody = new("00000000-0000-7000-8000-000000000000");

    private readonly Dictionary<Type, List<Guid>> met = [];
    private readonly Dictionary<Guid, bool> deleted = [];
    private readonly Dictionary<Guid, int> latest = [];
    private readonly Dictionary<Guid, object> rows = [];
    private readonly Dictionary<(int Client, Guid Id), int> remembered = [];
    private readonly List<DateTimeOffset> times = [];
    private readonly Dictionary<int, Held> held = [];

    /// <summary>The last sequence that was committed.</summary>
    public long Head { get; private set; }

    public void Commit(Ended ended)
    {
        if (ended.Last is not { } last)
            return;
        Head = last;
        times.Add(Clock.Of(ended.Time));
    }

    /// <summary>Keeps what a client saw of an entity.</summary>
    public void See<TRow>(int client, TRow row)
        where TRow : class, IEntityRow<TRow>
    {
        var id = row.EntityId.Value;
        if (!met.TryGetValue(row.IdType, out var all))
            met.Add(row.IdType, all = []);
        if (deleted.TryAdd(id, row.IsDeleted))
            all.Add(id);
        deleted[id] = row.IsDeleted;
        latest[id] = row.Version;
        rows[id] = row;
        remembered[(client, id)] = row.Version;
    }

    public TId Id<TId>(Ref name)
        where TId : struct, IEntityId<TId> => TId.From(name.Among switch
        {
            Among.Default => Guid.Empty,
            Among.Nobody => Nobody,
            _ => Count(met.GetValueOrDefault(typeof(TId), []), name),
        });

    public int? Version<TId>(int client, TId id, Guess guess)
        where TId : struct, IEntityId<TId>
    {
        var last = latest.GetValueOrDefault(id.Value, 1);
        return guess switch
        {
            Guess.Any => null,
            Guess.Remembered => remembered.GetValueOrDefault((client, id.Value), 1),
            Guess.Latest => last,
            Guess.Stale => Math.Max(1, last - 1),
            _ => last + 1,
        };
    }

    /// <summary>What any client saw last of an entity; null when none saw it.</summary>
    public TRow? Last<TRow>(EntityId id)
        where TRow : class, IEntityRow<TRow> => rows.GetValueOrDefault(id.Value) as TRow;

    /// <summary>An attempt of a run, counted from the one that any client saw last.</summary>
    public RunAttempt Attempt(RunId run, int shift) => new(run, (Last<RunRow>(run)?.Attempt ?? 1) + shift);

    public Past? Moment(When? when)
    {
        if (when is null)
            return null;
        if (!when.ByTime)
            return new Past(Math.Max(0, Head - when.Back), null);
        var time = times.Count == 0 ? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) : times[^(1 + (Math.Abs(when.Back) % times.Count))];
        return new Past(null, time.AddMicroseconds(when.Shift));
    }

    /// <summary>Keeps the place where a client stopped reading a listing.</summary>
    public void Hold(int client, Held place) => held[client] = place;

    /// <summary>The place where a client stopped; null when it reads none.</summary>
    public Held? Resume(int client) => held.GetValueOrDefault(client);

    public void LetGo(int client) => held.Remove(client);

    private Guid Count(List<Guid> all, Ref name)
    {
        var among = name.Among == Among.All ? all : all.FindAll(id => deleted[id] == (name.Among == Among.Deleted));
        if (among.Count == 0)
            among = all;
        return among.Count == 0 ? Nobody : among[^(1 + (name.Back % among.Count))];
    }
}

/// <summary>A place in a listing.</summary>
/// <param name="Cursor">What the side gave to go on with.</param>
/// <param name="GoOn">Reads the next page there.</param>
internal sealed record Held(object Cursor, Func<Scene, object, Task<string>> GoOn);
