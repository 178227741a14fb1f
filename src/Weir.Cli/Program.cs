using Weir.Cli.Gate;
using Weir.Cli.Running;
using Weir.Cli.Terminal;

// The gate's paths come before anything that would cost time or start a thread.
return GateEntry.TryRun(args) ?? await new CommandLine(ThisProcess.Surroundings()).RunAsync(args).ConfigureAwait(false);
