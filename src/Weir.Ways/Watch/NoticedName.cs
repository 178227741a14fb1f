using System.Text;
using Weir.Jobs;
using Weir.Linux;
using Weir.Tracking.Naming;

namespace Weir.Ways.Watch;

/// <summary>Names for processes that nobody submitted.</summary>
internal static class NoticedName
{
    /// <summary>The kernel keeps so much of a program's name.</summary>
    private const int Kept = 15;

    /// <summary>The name of one that was gone before it could be read.</summary>
    public static readonly ObjectName OfGone = ObjectName.Parse("GONE");

    private static readonly string[] s_shells = ["sh", "dash", "bash", "ksh", "zsh"];

    /// <summary>The name that rules look at: that of the program, of a script the script's.</summary>
    public static ObjectName Of(ProcessSight sight)
    {
        if (sight.Arguments is [var first, ..] && Is(first, sight.Program))
        {
            return JobNaming.FromArguments(sight.Arguments);
        }

        foreach (var argument in sight.Arguments)
        {
            if (Is(argument, sight.Program))
            {
                return ObjectName.Derive(Encoding.UTF8.GetString(JobNaming.BaseName(argument)));
            }
        }

        return ObjectName.Derive(Encoding.UTF8.GetString(sight.Program));
    }

    /// <summary>
    /// The name of the job that it begins: of a shell that is given a line, as cron does it, what the gate would call it.
    /// </summary>
    public static ObjectName OfJob(ProcessSight sight) =>
        sight.Arguments is [_, [(byte)'-', (byte)'c'], var line, ..]
        && s_shells.Contains(Encoding.Latin1.GetString(sight.Program), StringComparer.Ordinal)
            ? JobNaming.FromCommandLine(line)
            : Of(sight);

    private static bool Is(ReadOnlySpan<byte> argument, ReadOnlySpan<byte> program)
    {
        var name = JobNaming.BaseName(argument);
        return program.Length == Kept ? name.StartsWith(program) : name.SequenceEqual(program);
    }
}
