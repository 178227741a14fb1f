using Weir.Cli.Gate;

return GateEntry.TryRun(args) ?? 2;
