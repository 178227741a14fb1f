using Weir.Jobs.Facts;

namespace Weir.Protocol.AgentLink;

/// <summary>
/// Makes a fact keep to its bounds before it is written down: what is too long is cut, a number out of its range goes to its end.
/// </summary>
public static class FactCuts
{
    public static Fact Apply(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (FactFaults.Check(fact) is null)
        {
            return fact;
        }

        var at =
            fact.At < FactBounds.Earliest ? FactBounds.Earliest
            : fact.At >= FactBounds.Latest ? FactBounds.Latest.AddTicks(-1)
            : fact.At;
        return Members(fact with { At = at });
    }

    private static Fact Members(Fact fact) =>
        fact switch
        {
            JobSubmitted submitted => submitted with
            {
                User = Text(Cut(submitted.User, FactBounds.User)),
                Rule = CutOrNull(submitted.Rule, FactBounds.Word),
                Priority = Math.Clamp(submitted.Priority, 1, 9),
                CpuLimitSeconds = submitted.CpuLimitSeconds is { } seconds ? Math.Max(seconds, 0) : null,
                MemoryLimitKibibytes = submitted.MemoryLimitKibibytes is { } memory ? Math.Max(memory, 0) : null,
                Command = Cut(submitted.Command, FactBounds.Command),
                Monitor = CutOrNull(submitted.Monitor, FactBounds.Path),
                WaitsFor = CutOrNull(submitted.WaitsFor, FactBounds.Command),
            },
            JobStarted started => started with
            {
                ProcessId = Math.Max(started.ProcessId, 0),
                Cgroup = CutOrNull(started.Cgroup, FactBounds.Path),
            },
            JobEnded ended => Apply(ended),
            JobStartFailed failed => failed with { Code = CutCode(failed.Code), Text = Text(failed.Text) },
            JobLost lost => lost with { Text = Text(lost.Text) },
            JobGone gone => gone with { Code = CutCode(gone.Code), Text = Text(gone.Text), By = CutOrNull(gone.By, FactBounds.By) },
            JobReleased released => released with { By = Text(Cut(released.By, FactBounds.By)) },
            JobHeld held => held with { By = Text(Cut(held.By, FactBounds.By)) },
            JobMonitored monitored => monitored with { Monitor = CutOrNull(monitored.Monitor, FactBounds.Path) },
            JobFilled filled => filled with { Command = Cut(filled.Command, FactBounds.Command), Values = Text(filled.Values) },
            OutputMatched matched => matched with { Text = Text(matched.Text) },
            AgentStarted started => started with
            {
                Version = Text(Cut(started.Version, FactBounds.Word)),
                BootId = Text(Cut(started.BootId, FactBounds.Word)),
                Processors = Math.Clamp(started.Processors, 0, FactBounds.Processors),
            },
            AgentMessage message => message with { Code = CutCode(message.Code), Text = Text(message.Text) },
            _ => fact,
        };

    private static JobEnded Apply(JobEnded fact)
    {
        int? exit = fact.ExitCode is { } code ? code & 0xFF : null;
        int? signal = exit is null ? Math.Clamp(fact.Signal ?? FactBounds.Signal, 1, FactBounds.Signal) : null;
        return fact with
        {
            ExitCode = exit,
            Signal = signal,
            CpuMicroseconds = Math.Max(fact.CpuMicroseconds, 0),
            PeakKibibytes = Math.Max(fact.PeakKibibytes, 0),
        };
    }

    private static string CutCode(string code) => code.Length == 0 ? "unknown" : Cut(code, FactBounds.Code);

    private static string Text(string text) => text.Length == 0 ? "?" : Cut(text, FactBounds.Text);

    private static string? CutOrNull(string? text, int longest) => text is null ? null : Cut(text, longest);

    // Never between the two halves of one character.
    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(longest - (char.IsHighSurrogate(text[longest - 2]) ? 2 : 1))] + "…";
}
