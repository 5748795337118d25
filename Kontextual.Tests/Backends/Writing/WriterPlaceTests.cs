using System.Collections.Concurrent;
using Kontextual.Persistence.Backends.Writing;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Writing;

/// <summary>One thread at most has the place of the writer, and no request waits while the place is vacant.</summary>
public sealed class WriterPlaceTests
{
    private int started;

    [SetUp]
    public void StartNone() => started = 0;

    [Test, Property("Rule", "T4")]
    public void A_thread_takes_the_place_again_that_no_other_has_taken()
    {
        var place = NewPlace();

        place.Leave();

        place.TakeAgain().ShouldBeTrue();
        place.Call();
        started.ShouldBe(0);
    }

    [Test, Property("Rule", "T4")]
    public void Requests_call_one_thread_while_the_place_is_vacant()
    {
        var place = NewPlace();
        place.Leave();

        place.Call();
        place.Call();

        started.ShouldBe(1);
        place.WaitToTake().ShouldBeTrue();
        place.Call();
        started.ShouldBe(1);
    }

    [Test, Property("Rule", "T4")]
    public async Task A_thread_that_finds_the_place_taken_is_the_next_to_be_called()
    {
        var place = NewPlace();
        place.Leave();
        place.Call();
        place.WaitToTake().ShouldBeTrue();
        var first = Task.Run(place.TakeAgain);
        while (!IsWaitedFor(place))
            await Task.Yield();

        place.Leave();
        place.Call();

        (await first.Soon()).ShouldBeTrue();
        started.ShouldBe(1);
    }

    [Test, Property("Rule", "T4")]
    public async Task A_thread_is_not_needed_when_another_waits_already()
    {
        var place = NewPlace();
        var waiting = Task.Run(place.TakeAgain);
        while (!IsWaitedFor(place))
            await Task.Yield();

        place.TakeAgain().ShouldBeFalse();

        place.End();
        (await waiting.Soon()).ShouldBeFalse();
        place.TakeAgain().ShouldBeFalse();
    }

    [Test, Property("Rule", "T3")]
    public void When_no_thread_can_be_started_the_next_request_tries_again()
    {
        var place = new WriterPlace(() =>
        {
            started++;
            throw new InsufficientMemoryException("on purpose");
        });
        place.Leave();

        place.Call();
        place.Call();

        started.ShouldBe(2);
        place.TakeAgain().ShouldBeTrue();
    }

    [Test, Property("Rule", "T4")]
    public async Task Threads_that_come_and_go_serve_each_request_once_and_one_at_a_time()
    {
        const int Producers = 4;
        const int Each = 20_000;
        using var requests = new BlockingCollection<int>();
        var served = new int[Producers * Each];
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (inside, count) = (0, 0);
        WriterPlace place = null!;

        void Serve()
        {
            while (count < served.Length)
            {
                var request = requests.Take();
                Interlocked.Increment(ref inside).ShouldBe(1);
                served[request]++;
                count++;
                Interlocked.Decrement(ref inside);
                if (request % 3 != 0 || count == served.Length)
                    continue;
                place.Leave();
                Thread.SpinWait(requests.Count == 0 ? request % 1_000 : 0);
                if (!place.TakeAgain())
                    return;
            }

            place.End();
            all.TrySetResult();
        }

        void Guarded(Func<bool> take) => Task.Factory.StartNew(
            () =>
            {
                try
                {
                    if (take())
                        Serve();
                }
                catch (Exception e)
                {
                    all.TrySetException(e);
                }
            },
            TaskCreationOptions.LongRunning);

        place = new WriterPlace(() => Guarded(() => place.WaitToTake()));
        Guarded(() => true);
        await Task.WhenAll(Enumerable.Range(0, Producers).Select(producer => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                requests.Add((i * Producers) + producer);
                place.Call();
            }
        }))).Soon();

        await all.Task.Soon();
        served.ShouldAllBe(times => times == 1);
    }

    private WriterPlace NewPlace() => new(() => started++);

    // A place that has a substitute already turns the next thread away, which would end the waiting of the test, so the field is read.
    private static bool IsWaitedFor(WriterPlace place) => (bool)typeof(WriterPlace)
        .GetField("_hasSubstitute", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(place)!;
}
