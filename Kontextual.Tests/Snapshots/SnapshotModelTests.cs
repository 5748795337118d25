using FsCheck;
using FsCheck.Fluent;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Model;

namespace Kontextual.Tests.Snapshots;

/// <summary>The stores of random programs give the same snapshot on every backend, and are the same after an import.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SnapshotModelTests
{
    private const int Seed = 15;
    private const int Commands = 50;
    private const int Programs = 6;

    [Test, Property("Rule", "S1"), Property("Rule", "S2"), Property("Rule", "S3")]
    public void The_store_of_a_program_survives_the_way_from_SQLite_through_memory_to_SQLite()
    {
        var lines = 0;
        for (var program = 0; program < Programs; program++)
            lines += LinesOf(Model.Search.SeedOf(Seed, program));

        // Programs that make nothing would show nothing.
        lines.ShouldBeGreaterThan(50 * Programs);
    }

    private static int LinesOf(ulong seed)
    {
        var lines = 0;
        var once = Config.Quick.WithMaxTest(1).WithRunner(new SilentRunner())
            .WithReplay(Microsoft.FSharp.Core.FSharpOption<Replay>.Some(new Replay(new Rnd(seed), Microsoft.FSharp.Core.FSharpOption<int>.None)));
        Exception? failure = null;
        Prop.ForAll(Arb.From(ProgramGenerators.Of(Commands)), program =>
        {
            try
            {
                lines = LinesAsync(program).GetAwaiter().GetResult();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                failure = e;
            }

            return true;
        }).Check(once);
        return failure is null ? lines : throw new InvalidOperationException($"seed {seed}", failure);
    }

    private static async Task<int> LinesAsync(Model.Program program)
    {
        await using var file = await PlayedAsync(Backend.Sqlite, program);
        await using var memory = await PlayedAsync(Backend.InMemory, program);
        var snapshot = await FullStore.ExportAsync(file.Repository);
        Comparable(await FullStore.ExportAsync(memory.Repository)).ShouldBe(Comparable(snapshot));

        await using var middle = await TestStore.OpenAsync(Backend.InMemory);
        await FullStore.ImportAsync(middle.Repository, snapshot);
        await using var end = await TestStore.OpenAsync(Backend.Sqlite);
        await FullStore.ImportAsync(end.Repository, await FullStore.ExportAsync(middle.Repository));
        (await FullStore.ExportAsync(end.Repository)).ShouldBe(snapshot);
        (await FullStore.DumpAsync(end.Repository)).ShouldBe(await FullStore.DumpAsync(file.Repository));
        return snapshot.Count(unit => unit == (byte)'\n');
    }

    private static async Task<StoreSide> PlayedAsync(Backend backend, Model.Program program)
    {
        var side = await StoreSide.OpenAsync(backend, 20261122);
        var player = new Player(side);
        foreach (var command in program.Commands)
            await player.PlayAsync(command);
        return side;
    }

    // A store's own id is drawn at its creation, which is not the same step on every backend.
    private static string[] Comparable(byte[] snapshot) => System.Text.Encoding.UTF8.GetString(snapshot).Split('\n')[1..^2];
}
