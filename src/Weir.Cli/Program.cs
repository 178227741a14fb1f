using Weir.Cli.Running;
using Weir.Cli.Terminal;

return await new CommandLine(CurrentProcess.Context()).RunAsync(args).ConfigureAwait(false);
