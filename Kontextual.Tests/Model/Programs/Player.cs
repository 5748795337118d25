namespace Kontextual.Tests.Model;

/// <summary>Plays commands on one side and writes down all that comes of them.</summary>
internal sealed class Player(ISide side)
{
    private const int MostChanges = 1000;

    private readonly KnownEntities known = new();

    /// <summary>Plays a command.</summary>
    public async Task<Transcript> PlayAsync(Command command)
    {
        var transcript = new Transcript();
        try
        {
            await (command switch
            {
                Write write => PlayAsync(write, transcript),
                Look look => PlayAsync(look, transcript),
                Tend tend => side.TendAsync(tend.Reopen),
                _ => Surveys.RunAsync(side.Reads, known.Head, transcript),
            });
            transcript.Seal = await side.SealAsync();
        }
        catch (Exception e)
        {
            // Whatever it is, the other sides do not say it, and so it becomes a difference that can be shrunk.
            transcript.Unexpected(e);
        }

        return transcript;
    }

    private async Task PlayAsync(Write write, Transcript transcript)
    {
        side.Advance(TimeSpan.FromMicroseconds(write.Microseconds));
        var before = known.Head;
        var stamp = new Stamp(write.Actor?.Text, write.Attempt?.In(known), write.Reason?.Text);
        try
        {
            var ended = await side.WriteAsync(stamp, writes => WorkAsync(write, writes, transcript));
            known.Commit(ended);
            transcript.Add($"committed {ended}");
        }
        catch (Exception e) when (Facts.Of(e) is not null)
        {
            transcript.Thrown(e);
        }

        // Also after a failure: then there must be none.
        var changes = await ChangePage.ReadAsync(side.Reads, before, MostChanges);
        foreach (var change in changes?.Rows ?? [])
            transcript.Add($"{change}");
    }

    private async Task WorkAsync(Write write, IWrites writes, Transcript transcript)
    {
        var scene = new Scene(writes, writes, known, write.Client);
        for (var done = 0; done < write.Body.Count; done++)
        {
            if (write.ThrowsAfter == done)
                throw new ThrownOnPurposeException();
            var step = write.Body[done];
            try
            {
                transcript.Add(step, await step.PlayAsync(scene));
            }
            catch (Exception e) when (Facts.Of(e) is not null)
            {
                transcript.Thrown(step, e);
                if (!write.Catches)
                    throw;
            }
        }

        if (write.ThrowsAfter >= write.Body.Count)
            throw new ThrownOnPurposeException();
    }

    private async Task PlayAsync(Look look, Transcript transcript)
    {
        if (look.InView)
            await side.ReadAsync(reads => ReadAsync(look, reads, transcript));
        else
            await ReadAsync(look, side.Reads, transcript);
    }

    private async Task ReadAsync(Look look, IReads reads, Transcript transcript)
    {
        var scene = new Scene(reads, null, known, look.Client);
        foreach (var step in look.Body)
        {
            try
            {
                transcript.Add(step, await step.PlayAsync(scene));
            }
            catch (Exception e) when (Facts.Of(e) is not null)
            {
                transcript.Thrown(step, e);
            }
        }
    }
}
