using Weir.Gate;

// Nothing here may start a thread or cost time: what is not the gate's is the verbs' program.
return GateEntry.Run(args.Length);
