using System.CommandLine;
using Kontextual.Benchmarks.Commands;

// Clients of SQLite block their threads. Without threads enough for all of them the pool would let a few run first and the others
// afterwards, and measure itself.
ThreadPool.SetMinThreads(64, 64);

var root = new RootCommand("Measures the library against hand-written SQLite and against plain EF Core.")
{
    new RunCommand(),
    new ProfileCommand(),
    new PastCommand(),
    new WriterCommand(),
};
return await root.Parse(args).InvokeAsync();
