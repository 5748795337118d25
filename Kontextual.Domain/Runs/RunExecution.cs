using System.Runtime.ExceptionServices;

namespace Kontextual.Domain;

/// <summary>Runs the work of one attempt with its heartbeats, and ends the attempt.</summary>
internal sealed class RunExecution(RunSession session, RunOptions options)
{
    private Exception? _lost;

    /// <summary>Runs the work and returns the run after it.</summary>
    public async Task<OperationRun> RunAsync(Func<RunSession, Task> work, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var returned = new CancellationTokenSource();
        session.CancellationToken = ended.Token;
        var heartbeats = SendHeartbeatsAsync(ended, returned.Token);
        try
        {
            await WorkAsync(work, ended.Token, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await returned.CancelAsync().ConfigureAwait(false);
            await heartbeats.ConfigureAwait(false);
        }

        // The work has been done, so its end is written even if the caller cancels now.
        return (await session.Repository.SucceedRunAsync(
            session.Attempt, session.Report(), context: session.Actor, cancellationToken: CancellationToken.None).ConfigureAwait(false)).Value;
    }

    private async Task WorkAsync(Func<RunSession, Task> work, CancellationToken token, CancellationToken callers)
    {
        try
        {
            await work(session).ConfigureAwait(false);
            token.ThrowIfCancellationRequested();
        }
        catch (Exception e) when (session.IsOver(e))
        {
            throw;
        }
        catch (OperationCanceledException) when (_lost is { } lost)
        {
            if (!session.IsOver(lost))
                await EndAsync(lost).ConfigureAwait(false);
            ExceptionDispatchInfo.Throw(lost);
        }
        catch (OperationCanceledException) when (callers.IsCancellationRequested)
        {
            await StopAsync().ConfigureAwait(false);
            throw;
        }
        catch (Exception e)
        {
            await EndAsync(e).ConfigureAwait(false);
            throw;
        }
    }

    private Task<Committed<OperationRun>> StopAsync() => options.OnCancel == CancelledRun.Suspended
        ? session.Repository.SuspendRunAsync(session.Attempt, context: session.Actor, cancellationToken: CancellationToken.None)
        : session.Repository.CancelRunAsync(session.Attempt, session.Report(), context: session.Actor, cancellationToken: CancellationToken.None);

    // The caller gets the error of the work, or learns that the attempt is over. Any other error while the failure is recorded is added to it.
    private async Task EndAsync(Exception error)
    {
        session.Add(DiagnosticSeverity.Error, error);
        try
        {
            await session.Repository.FailRunAsync(session.Attempt, session.Report(), context: session.Actor, cancellationToken: CancellationToken.None).ConfigureAwait(false);
        }
        catch (KnowledgeException second) when (!session.IsOver(second))
        {
            throw new AggregateException("The work failed, and the failure of the run could not be recorded.", error, second);
        }
    }

    private async Task SendHeartbeatsAsync(CancellationTokenSource ended, CancellationToken returned)
    {
        var last = options.TimeProvider.GetTimestamp();
        while (true)
        {
            try
            {
                await Task.Delay(options.HeartbeatInterval, options.TimeProvider, returned).ConfigureAwait(false);
                await session.Repository.HeartbeatRunAsync(session.Attempt, session.Actor, returned).ConfigureAwait(false);
                last = options.TimeProvider.GetTimestamp();
            }
            catch (OperationCanceledException) when (returned.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                var isLost = session.IsOver(e) || options.TimeProvider.GetElapsedTime(last) >= options.TakeOverAfter;
                session.Add(DiagnosticSeverity.Warning, e);
                if (!isLost)
                    continue;
                _lost = e;
                await ended.CancelAsync().ConfigureAwait(false);
                return;
            }
        }
    }
}
