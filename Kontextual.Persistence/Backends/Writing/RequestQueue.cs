using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Kontextual.Persistence.Backends.Writing;

/// <summary>The bounded queue of requests for the writer's thread, in the order of their arrival. Only the thread that has the <see cref="WriterPlace"/> takes requests.</summary>
internal sealed class RequestQueue
{
    /// <summary>The capacity of the queue. When it is full, further callers wait until there is room.</summary>
    private const int Capacity = 1024;

    private static readonly TimeSpan SpinTime = TimeSpan.FromMicroseconds(100);
    private static readonly bool SpinsFirst = Environment.ProcessorCount > 1;

    private readonly Channel<QueuedRequest> _requests = Channel.CreateBounded<QueuedRequest>(
        new BoundedChannelOptions(Capacity));

    /// <summary>Adds a request, immediately or when there is room.</summary>
    /// <exception cref="ChannelClosedException">
    /// The queue is complete. The inner exception is the one that ended the writer, if there was one.
    /// </exception>
    public ValueTask AddAsync(QueuedRequest request, CancellationToken cancellationToken) =>
        _requests.Writer.WriteAsync(request, cancellationToken);

    /// <summary>Refuses further requests. Requests in the queue stay.</summary>
    public void Complete(Exception? cause = null) => _requests.Writer.TryComplete(cause);

    /// <summary>True when nothing is to do: the queue is empty, and it is not complete either, which a thread would have to notice.</summary>
    public bool IsIdle => !_requests.Reader.TryPeek(out _) && !_requests.Reader.Completion.IsCompleted;

    /// <summary>Waits for a request.</summary>
    /// <returns>False when the queue is complete and empty.</returns>
    public bool WaitForNext()
    {
        // A caller that just got its result often writes again immediately. Spinning is faster than waking the thread.
        for (var since = Blockage.Now; SpinsFirst && Stopwatch.GetElapsedTime(since) < SpinTime && !_requests.Reader.TryPeek(out _);)
            Thread.SpinWait(50);
        var waiting = _requests.Reader.WaitToReadAsync();

        // The writer's thread has nothing else to do, so it may block.
        return waiting.IsCompletedSuccessfully ? waiting.Result : waiting.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Removes requests from the front whose callers have given up.</summary>
    /// <returns>True when the queue has a request whose caller waits.</returns>
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

    /// <summary>The next request, without removing it; null when the queue is empty.</summary>
    public QueuedRequest? Next => _requests.Reader.TryPeek(out var next) ? next : null;

    /// <summary>Removes and begins the next request whose caller waits, if the request is of a given kind.</summary>
    /// <typeparam name="T">The kind of the request.</typeparam>
    /// <param name="request">The request.</param>
    /// <returns>False when there is no such request, or when the next one is of another kind. That one stays in the queue.</returns>
    public bool TryTake<T>([NotNullWhen(true)] out T? request)
        where T : QueuedRequest
    {
        while (_requests.Reader.TryPeek(out var next))
        {
            request = next as T;
            if (request is null && next.IsWaiting)
                return false;

            // Only this thread takes requests, so this removes the request that was peeked at.
            _requests.Reader.TryRead(out _);
            if (request is not null && request.TryBegin())
                return true;
        }

        request = null;
        return false;
    }

    /// <summary>Removes the next request, and completes its caller's wait with an error.</summary>
    public void FailNext(KnowledgeException error)
    {
        if (_requests.Reader.TryRead(out var next) && next.TryBegin())
            next.Fail(error);
    }
}
