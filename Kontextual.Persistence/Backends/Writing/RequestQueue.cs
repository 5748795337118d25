using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The writes that wait for the writer's thread, in the order they came; bounded, and read by that thread alone.</summary>
internal sealed class RequestQueue
{
    /// <summary>How many requests wait inside; further callers wait to be let in.</summary>
    private const int Capacity = 1024;

    private static readonly TimeSpan LookOut = TimeSpan.FromMicroseconds(100);
    private static readonly bool SpinsFirst = Environment.ProcessorCount > 1;

    private readonly Channel<QueuedRequest> _requests = Channel.CreateBounded<QueuedRequest>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    /// <summary>Lets a request in, now or when there is room.</summary>
    /// <exception cref="ChannelClosedException">No more are taken; the inner exception is what ended the writer, if anything did.</exception>
    public ValueTask AddAsync(QueuedRequest request, CancellationToken cancellationToken) =>
        _requests.Writer.WriteAsync(request, cancellationToken);

    /// <summary>Takes no more requests; those inside stay.</summary>
    public void Complete(Exception? cause = null) => _requests.Writer.TryComplete(cause);

    /// <summary>Waits for a request.</summary>
    /// <returns>False when the queue is complete and empty.</returns>
    public bool WaitForNext()
    {
        // A caller that was just answered often writes again at once: looking out for it is quicker than being woken.
        for (var since = Blockage.Now; SpinsFirst && Stopwatch.GetElapsedTime(since) < LookOut && !_requests.Reader.TryPeek(out _);)
            Thread.SpinWait(50);
        var waiting = _requests.Reader.WaitToReadAsync();

        // The writer's thread has nothing else to do, so it may wait.
        return waiting.IsCompletedSuccessfully ? waiting.Result : waiting.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Takes requests whose callers have given up out of the way.</summary>
    /// <returns>True when the next one still waits.</returns>
    public bool DropGivenUp()
    {
        while (_requests.Reader.TryPeek(out var next))
        {
            if (next.IsWaiting)
                return true;
            _requests.Reader.TryRead(out _);
        }

        return false;
    }

    /// <summary>The next request, which stays; null when none is inside.</summary>
    public QueuedRequest? Next => _requests.Reader.TryPeek(out var next) ? next : null;

    /// <summary>Takes the next request out that its caller still waits for, if it is of one kind.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <param name="request">The request.</param>
    /// <returns>False when there is none, or the next is of another kind and stays.</returns>
    public bool TryTake<T>([NotNullWhen(true)] out T? request)
        where T : QueuedRequest
    {
        while (_requests.Reader.TryPeek(out var next))
        {
            request = next as T;
            if (request is null && next.IsWaiting)
                return false;

            // Nobody else reads, so it is the one that was looked at.
            _requests.Reader.TryRead(out _);
            if (request is not null && request.TryBegin())
                return true;
        }

        request = null;
        return false;
    }

    /// <summary>Tells the next request that it cannot be done.</summary>
    public void FailNext(KnowledgeException error)
    {
        if (_requests.Reader.TryRead(out var next) && next.TryBegin())
            next.Fail(error);
    }
}
