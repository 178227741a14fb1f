using Weir.Cli.Running;
using Weir.Cli.Terminal;

return await new CommandLine(ThisProcess.Surroundings()).RunAsync(args).ConfigureAwait(false);
