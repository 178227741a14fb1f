using System.Text;

namespace Weir.Ways.Slurm;

/// <summary>
/// What slurmctld runs at starts and ends of jobs: one datagram to the agent. It always succeeds: a prolog that failed would put the job
/// back into its queue.
/// </summary>
internal static class SlurmNoteScript
{
    /// <summary>The script, each byte as one character.</summary>
    /// <param name="weir">The native program.</param>
    /// <param name="socket">The agent's socket.</param>
    public static string Text(string weir, string socket) =>
        Encoding.Latin1.GetString(
            Encoding.UTF8.GetBytes(
                $"""
                #!/bin/sh
                # weir: made by 'weir gate install slurm'; tells the agent of starts and ends, and never fails
                [ -x '{weir}' ] && '{weir}' slurm-note '{socket}' </dev/null >/dev/null 2>&1
                exit 0

                """.ReplaceLineEndings("\n")
            )
        );
}
