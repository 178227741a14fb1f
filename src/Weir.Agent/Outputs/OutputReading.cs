using System.Text;
using System.Text.RegularExpressions;
using Weir.Agent.Machine;
using Weir.Execution;
using Weir.Jobs;
using Weir.Jobs.Outputs;
using Weir.Shepherd;
using Weir.Stores.Agent;

namespace Weir.Agent.Outputs;

/// <summary>Reads what a job has written since the last look, and finds the lines that its definition looks for.</summary>
internal sealed class OutputReading(JobFolders folders, OutputPatterns patterns)
{
    private const int AtOnce = 1 << 20;
    private const int LongestShown = 200;

    /// <summary>Looks; <see langword="null"/> where nothing is looked for. The caller is inside the job.</summary>
    /// <param name="row">The job.</param>
    /// <param name="memory">Up to where this agent has read.</param>
    /// <param name="hasEnded">Whether it writes no more: then all is read, and its last line counts without an end.</param>
    public OutputSeen? Read(JournalJob row, JobMemory memory, bool hasEnded)
    {
        if (row is not { Mode: SubmissionMode.Stored, Run: { Messages.Count: > 0 } run })
        {
            return null;
        }

        var state = row.Output ?? OutputState.None;
        var (output, error) = (Math.Max(state.Out, memory.OutRead), Math.Max(state.Err, memory.ErrRead));
        List<OutputMatch> matches = [];
        var rules = patterns.Of(run);
        var hasMore = false;
        try
        {
            output = Read(row, JobFiles.Output, output, rules, hasEnded, matches, ref hasMore);
            error = Read(row, JobFiles.Error, error, rules, hasEnded, matches, ref hasMore);
        }
        catch (Exception replaced) when (replaced is AgentRefusedException or IOException)
        {
            // Its user put something else in its place: there is nothing to find.
            return new OutputSeen(matches, output, error, HasMore: false);
        }

        return new OutputSeen(matches, output, error, hasMore);
    }

    private long Read(
        JournalJob row,
        string name,
        long from,
        IReadOnlyList<Regex?> rules,
        bool hasEnded,
        List<OutputMatch> matches,
        ref bool hasMore
    )
    {
        using var file = JobOutput.Open(folders.PathOf(row.Number), name);
        if (file is null || file.Length <= from)
        {
            return from;
        }

        file.Position = from;
        var buffer = new byte[AtOnce];
        while (true)
        {
            var length = file.ReadAtLeast(buffer, AtOnce, throwOnEndOfStream: false);
            var used = Lines(row, name, from, buffer.AsSpan(0, length), hasEnded && length < AtOnce, rules, matches);
            from += used;
            file.Position = from;
            if (length < AtOnce || !hasEnded)
            {
                hasMore |= length == AtOnce;
                return from;
            }
        }
    }

    // How many bytes are whole lines; one that fills the buffer counts as a line.
    private static int Lines(
        JournalJob row,
        string name,
        long from,
        ReadOnlySpan<byte> bytes,
        bool isLast,
        IReadOnlyList<Regex?> rules,
        List<OutputMatch> matches
    )
    {
        var used = 0;
        while (used < bytes.Length)
        {
            var length = bytes[used..].IndexOf((byte)'\n');
            if (length < 0)
            {
                if (!isLast && (used > 0 || bytes.Length < AtOnce))
                {
                    break;
                }

                length = bytes.Length - used;
            }

            var end = Math.Min(used + length + 1, bytes.Length);
            Match(row, name, bytes.Slice(used, Math.Min(length, OutputRule.LongestLine)), from + end, rules, matches);
            used = end;
        }

        return used;
    }

    private static void Match(
        JournalJob row,
        string name,
        ReadOnlySpan<byte> line,
        long end,
        IReadOnlyList<Regex?> rules,
        List<OutputMatch> matches
    )
    {
        var text = Encoding.UTF8.GetString(line);
        for (var rule = 0; rule < rules.Count; rule++)
        {
            var said = row.Run!.Messages[rule];
            if ((said.In is null || said.In == name) && rules[rule]?.IsMatch(text) == true)
            {
                matches.Add(new OutputMatch(rule, name, Printable.Escape(text.TrimEnd('\r'), LongestShown), end));
            }
        }
    }
}
