using System.Text;

namespace Weir.Ways.Slurm;

/// <summary>
/// What slurmctld runs at starts and ends of jobs: one datagram to the agent. It always succeeds: a prolog that failed would put the job
/// back into its queue.
/// </summary>
internal static class SlurmNoteScript
{
    /// <summary>Whether Weir made this text, for whatever program and socket, and nobody has edited it.</summary>
    public static bool IsOurs(string text)
    {
        const int Program = 3,
            Socket = 5;
        var parts = text.Split('\n') is [_, _, var line, ..] ? line.Split('\'') : [];
        return parts.Length > Socket && text == FromBytes(parts[Program], parts[Socket]);
    }

    /// <summary>The script, each byte as one character.</summary>
    /// <param name="weir">The native program.</param>
    /// <param name="socket">The agent's socket.</param>
    public static string Text(string weir, string socket) => FromBytes(ToBytes(weir), ToBytes(socket));

    private static string ToBytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static string FromBytes(string weir, string socket) =>
        $"""
            #!/bin/sh
            # weir: made by 'weir gate install slurm'; tells the agent of starts and ends, and never fails
            [ -x '{weir}' ] && '{weir}' slurm-note '{socket}' </dev/null >/dev/null 2>&1
            exit 0

            """.ReplaceLineEndings("\n");
}
