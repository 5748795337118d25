namespace Kontextual.Persistence.Backends.Writing;

/// <summary>
/// Serves the queue of a writing room, one turn after the other. A turn serves a group of bodies, or one request that runs exclusively.
/// </summary>
/// <remarks>The writer's thread runs the loop. If the code of a caller blocks that thread, another thread continues the loop.</remarks>
/// <param name="queue">The queue.</param>
/// <param name="turn">The turn among all processes.</param>
/// <param name="connection">The connection that writes.</param>
/// <param name="errors">The errors for callers when the writer cannot go on.</param>
/// <param name="hold">How long a group accepts further requests, counted from its beginning, once it has something to commit.</param>
/// <param name="committed">Called after each commit.</param>
/// <param name="place">The place of the thread that runs the loop.</param>
/// <param name="takeOver">Starts another thread. Its arguments claim the place of the blocked thread, and continue the loop.</param>
internal sealed class TurnLoop(
    RequestQueue queue,
    WriteTurn turn,
    IWritingConnection connection,
    RoomErrors errors,
    TimeLimit hold,
    Action committed,
    WriterPlace place,
    Action<Func<bool>, Func<bool>> takeOver)
{
    /// <summary>The maximum number of requests that share a commit.</summary>
    private const int MostToACommit = 64;

    private KnowledgeException? _broken;
    private WriteGroup? _group;
    private QueuedRequest? _running;

    /// <summary>Serves requests until the queue is complete and empty.</summary>
    /// <returns>False when another thread continues, or this thread is no longer needed.</returns>
    public bool Run()
    {
        while (queue.WaitForNext())
        {
            if (queue.DropGivenUp() && !queue.Next!.ServeBy(this))
                return false;
        }

        return true;
    }

    /// <summary>Runs the waiting bodies in one transaction.</summary>
    /// <inheritdoc cref="Run"/>
    public bool RunGroup()
    {
        InTurn(turn.TryBegin, () => _group = new WriteGroup(connection, hold, MostToACommit));
        if (_group is { } group)
            return RunAll(group);
        turn.Leave();
        return true;
    }

    /// <summary>Runs the next body in a transaction that it does not share.</summary>
    /// <inheritdoc cref="Run"/>
    public bool RunLoneBody()
    {
        InTurn(turn.TryBegin, () => _group = new WriteGroup(connection, TimeLimit.None, most: 1));
        if (_group is not { } group)
        {
            turn.Leave();
            return true;
        }

        return (!queue.TryTake<LoneBodyRequest>(out var request) || RunOne(group, request.Body)) && End(group);
    }

    /// <summary>Runs exclusive work in a turn.</summary>
    public bool RunAlone()
    {
        InTurn(turn.TryHold, () => RunWithoutTurn());
        turn.Leave();
        return true;
    }

    /// <summary>Runs exclusive work that needs no turn.</summary>
    public bool RunWithoutTurn()
    {
        if (queue.TryTake<AloneRequest>(out var request))
        {
            _running = request;
            request.Run(e => Known(e) ?? e);
            _running = null;
        }

        return true;
    }

    /// <summary>Completes all running requests with an error after the writer's thread has failed.</summary>
    public void Break(Exception cause)
    {
        _group?.Break(id => errors.Died(cause, id));
        _running?.Fail(errors.Died(cause, _running.Id));
    }

    /// <summary>Runs work in a turn. If the turn cannot be taken, the next request fails.</summary>
    private void InTurn(Func<Func<bool>, bool> tryTurn, Action work)
    {
        try
        {
            if (_broken is { } broken)
                queue.FailNext(errors.NotTrusted(broken));
            else if (tryTurn(queue.DropGivenUp))
                work();
            else if (turn.IsOver)
                queue.FailNext(connection.Errors.KeptWaiting(turn.Longest));
        }
        catch (Exception e) when (Known(e) is { } known)
        {
            queue.FailNext(known);
        }
        catch (StoreUnavailableException e)
        {
            queue.FailNext(e);
        }
    }

    /// <summary>Translates an error of the provider outside of a group. After some errors nothing more may be written.</summary>
    private KnowledgeException? Known(Exception e)
    {
        var known = connection.Errors.Translate(e);
        if (known is not null && connection.Errors.EndsWriting(known))
            _broken = known;
        return known;
    }

    private bool RunAll(WriteGroup group)
    {
        while (group.HasRoom && queue.TryTake<BodyRequest>(out var request))
        {
            if (!RunOne(group, request))
                return false;
        }

        return End(group);
    }

    private bool RunOne(WriteGroup group, BodyRequest request)
    {
        _running = request;
        if (!group.Run(request, claim => takeOver(claim, () => GoOn(group, request))))
            return false;
        _running = null;
        return true;
    }

    private bool End(WriteGroup group)
    {
        var hasCommitted = group.End();
        var unreported = group.Unreported;
        try
        {
            if (hasCommitted)
                committed();
            _group = null;
            _broken = group.Broken;
            if (unreported is not null && connection.NeedsMaintenance)
            {
                unreported.Succeed();
                unreported = null;
            }

            if (_broken is null)
                connection.Maintain();
            turn.Leave();
        }
        catch
        {
            unreported?.Succeed();
            throw;
        }

        return unreported is null || Report(unreported);
    }

    /// <summary>
    /// Reports the success of a request. If no other request waits, the caller continues on this thread, which saves waiting for a thread of the pool.
    /// If the caller's code keeps this thread when the next request is added, another thread continues the loop.
    /// </summary>
    /// <inheritdoc cref="Run"/>
    private bool Report(BodyRequest request)
    {
        place.Leave();
        if (queue.IsIdle)
            request.SucceedOnThisThread();
        else
            request.Succeed();
        return place.TakeAgain();
    }

    /// <summary>Continues in place of a thread that a body blocks. That thread ends when the body returns.</summary>
    private bool GoOn(WriteGroup group, BodyRequest abandoned)
    {
        group.Keep(abandoned);
        _running = null;
        return RunAll(group) && Run();
    }
}
