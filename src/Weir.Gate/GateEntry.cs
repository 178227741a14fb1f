using System.Text;
using Weir.Linux;
using Weir.Shepherd;
using Weir.Tracking.Naming;

namespace Weir.Gate;

/// <summary>From the bytes that were typed to the one who does it: the gate, the shepherd, or the program of all other verbs.</summary>
internal static class GateEntry
{
    /// <summary>Does what the name of the program and its first argument ask for; the exit status.</summary>
    /// <param name="count">How many arguments there are beside the program's name.</param>
    public static int Run(int count)
    {
        const int Usage = 2;
        var all = ProcessBytes.Arguments();
        // Without a native program of its own the process' arguments begin with the runtime's.
        var name = all.Count > count ? all[all.Count - count - 1] : [];
        var given = all.GetRange(Math.Max(0, all.Count - count), count);
        if (given.Count > 0 && given[0].AsSpan().SequenceEqual("shepherd"u8) && !IsShell(name))
        {
            return StoredJob.RunHandedOver(TimeProvider.System);
        }

        StandardStreams.Guard();
        var environment = ProcessBytes.Environment();
        if (IsShell(name))
        {
            return new ShellGate(environment).Run(given);
        }

        ReadOnlySpan<byte> verb = given.Count > 0 ? given[0] : [];
        string? fault = null;
        if (
            verb.SequenceEqual("run"u8)
            && GateOptions.TryParse(given, 1, out fault) is { Wait: false, Json: false } run
            && run.TryTakeCommand()
        )
        {
            return new RunGate(environment).Run(run);
        }

        if (verb.SequenceEqual("slurm-note"u8))
        {
            return SlurmNote.Send(given, environment);
        }

        if (verb.SequenceEqual("timer-run"u8))
        {
            return new TimerGate(environment).Run(given);
        }

        if (verb.SequenceEqual("at-run"u8))
        {
            return new AtGate(environment).Run(given);
        }

        if (
            (verb.SequenceEqual("submit"u8) || Ascii.EqualsIgnoreCase(verb, "sbmjob"u8) || Ascii.EqualsIgnoreCase(verb, "enter-job"u8))
            && GateOptions.TryParse(given, 1, out fault) is { } submit
        )
        {
            return new SubmitGate(environment).Run(submit);
        }

        if (fault is not null)
        {
            StandardStreams.Complain($"{Encoding.ASCII.GetString(verb)}: {fault}");
            return Usage;
        }

        return VerbsProgram.Exec(given, environment);
    }

    private static bool IsShell(byte[] name) => JobNaming.BaseName(name).SequenceEqual("weir-sh"u8);
}
