using Kontextual.Torture;

// A child is started hundreds of times, so it does not pay for the command line's parser.
return args is [ChildProgram.Verb, ..] ? await ChildProgram.RunAsync(args[1..]) : await TortureCommand.RunAsync(args);
