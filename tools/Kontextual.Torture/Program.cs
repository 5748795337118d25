using Kontextual.Torture;

// A child process is started hundreds of times, so it does not use the parser of the command line.
return args is [ChildProgram.Verb, ..] ? await ChildProgram.RunAsync(args[1..]) : await TortureCommand.RunAsync(args);
