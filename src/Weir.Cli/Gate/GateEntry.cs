using System.Text;
using Weir.Linux;
using Weir.Shepherd;
using Weir.Tracking.Naming;

namespace Weir.Cli.Gate;

/// <summary>The paths where a millisecond counts: taken before any parser is built, on bytes and bare system calls.</summary>
internal static class GateEntry
{
    /// <summary>
    /// Does what the name of the program and its first argument ask for, and gives the exit status; <see langword="null"/>
    /// where the command line's ordinary verbs are asked for.
    /// </summary>
    public static int? TryRun(string[] args)
    {
        var all = ProcessBytes.Arguments();
        // Without a native program of its own the process' arguments begin with the runtime's.
        var name = all.Count > args.Length ? all[all.Count - args.Length - 1] : [];
        var given = all.GetRange(Math.Max(0, all.Count - args.Length), args.Length);
        if (JobNaming.BaseName(name).SequenceEqual("weir-sh"u8))
        {
            StandardStreams.Guard();
            return new ShellGate(ProcessBytes.Environment()).Run(given);
        }

        if (given.Count == 0)
        {
            return null;
        }

        ReadOnlySpan<byte> verb = given[0];
        if (verb.SequenceEqual("shepherd"u8))
        {
            return StoredJob.RunHandedOver(TimeProvider.System);
        }

        string? fault = null;
        if (verb.SequenceEqual("run"u8) && GateOptions.TryParse(given, 1, out fault) is { Script: null, Wait: false, Json: false } run)
        {
            StandardStreams.Guard();
            return new RunGate(ProcessBytes.Environment()).Run(run);
        }

        if (verb.SequenceEqual("at-run"u8))
        {
            StandardStreams.Guard();
            return new AtGate(ProcessBytes.Environment()).Run(given);
        }

        if (verb.SequenceEqual("submit"u8) && GateOptions.TryParse(given, 1, out fault) is { } submit)
        {
            StandardStreams.Guard();
            return new SubmitGate(ProcessBytes.Environment()).Run(submit);
        }

        if (fault is not null)
        {
            const int Usage = 2;
            StandardStreams.Complain($"{Encoding.ASCII.GetString(verb)}: {fault}");
            return Usage;
        }

        return null;
    }
}
