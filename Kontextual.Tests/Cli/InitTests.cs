namespace Kontextual.Tests.Cli;

public class InitTests
{
    [Test]
    public async Task Makes_a_store_and_says_so()
    {
        using var work = new Workplace();
        var made = (await work.RunAsync("init", "--json")).ShouldExitWith(0);
        made.Json.GetProperty("created").GetBoolean().ShouldBeTrue();
        made.Json.GetProperty("store").GetString().ShouldBe(work.Store);
        made.Error.ShouldBeEmpty();
        (await work.RunAsync("status", "--json")).ShouldExitWith(0).Json.GetProperty("id").GetString()
            .ShouldBe(made.Json.GetProperty("id").GetString());
    }

    [Test]
    public async Task Leaves_a_store_that_is_there_as_it_is()
    {
        using var work = new Workplace();
        var first = (await work.RunAsync("init", "--json")).ShouldExitWith(0);
        var second = (await work.RunAsync("init", "--json")).ShouldExitWith(0);
        second.Json.GetProperty("created").GetBoolean().ShouldBeFalse();
        second.Json.GetProperty("id").GetString().ShouldBe(first.Json.GetProperty("id").GetString());
        (await work.RunAsync("init")).ShouldExitWith(0).Out.ShouldContain("already");
    }

    [Test]
    public async Task Makes_a_store_of_an_empty_file()
    {
        using var work = new Workplace();
        await File.WriteAllBytesAsync(work.Store, []);
        (await work.RunAsync("init", "--json")).ShouldExitWith(0).Json.GetProperty("created").GetBoolean().ShouldBeTrue();
        (await work.RunAsync("status")).ShouldExitWith(0);
    }
}
