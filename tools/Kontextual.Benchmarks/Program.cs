using System.CommandLine;
using Kontextual.Benchmarks.Commands;

// Clients of SQLite block their threads. With too few threads, the pool would run the clients one after another, and the pool itself would
// be measured.
ThreadPool.SetMinThreads(64, 64);

var root = new RootCommand("Measures the library against hand-written SQLite, plain EF Core and the leanest schema.")
{
    new RunCommand(),
    new ProfileCommand(),
    new PastCommand(),
    new LineageCommand(),
    new SizesCommand(),
    new StepsCommand(),
    new WriterCommand(),
    new VerifyCommand(),
};
return await root.Parse(args).InvokeAsync();
