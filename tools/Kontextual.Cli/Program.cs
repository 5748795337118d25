using Kontextual.Cli;

using var host = CliHost.OfThisProcess();
return await Tool.RunAsync(host, args);
