using System.Globalization;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Outputs;

namespace Weir.Protocol.AgentLink;

/// <summary>Says what is wrong with a fact by itself: members that are missing, too long or out of their range.</summary>
public static class FactFaults
{
    /// <summary>
    /// The first fault, one sentence that names the member and what is allowed; <see langword="null"/> where there is none.
    /// </summary>
    public static string? Check(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (fact.At < FactBounds.Earliest || fact.At >= FactBounds.Latest)
        {
            return "at is a moment from 1970 to 2199";
        }

        return (fact is JobFact about ? Number(about.Number) : null) ?? Members(fact);
    }

    private static string? Members(Fact fact) =>
        fact switch
        {
            JobSubmitted submitted => OfSubmitted(submitted),
            JobStarted started => Range("processId", started.ProcessId, 0, int.MaxValue)
                ?? Text("cgroup", started.Cgroup, FactBounds.Path, isOptional: true),
            JobEnded ended => OfEnded(ended),
            JobStartFailed failed => Code(failed.Code) ?? Text("text", failed.Text, FactBounds.Text),
            JobLost lost => Text("text", lost.Text, FactBounds.Text),
            JobGone gone => Code(gone.Code)
                ?? Text("text", gone.Text, FactBounds.Text)
                ?? Text("by", gone.By, FactBounds.By, isOptional: true),
            JobReleased released => Text("by", released.By, FactBounds.By),
            JobHeld held => Text("by", held.By, FactBounds.By),
            JobMonitored monitored => Text("monitor", monitored.Monitor, FactBounds.Path, isOptional: true),
            JobFilled filled => Text("command", filled.Command, FactBounds.Command, isOptional: true)
                ?? Text("values", filled.Values, FactBounds.Text),
            OutputMatched matched => Text("text", matched.Text, FactBounds.Text),
            AgentStarted started => Text("version", started.Version, FactBounds.Word)
                ?? Text("bootId", started.BootId, FactBounds.Word)
                ?? Range("processors", started.Processors, 0, FactBounds.Processors),
            AgentMessage message => CheckWord("severity", message.Severity)
                ?? Code(message.Code)
                ?? Text("text", message.Text, FactBounds.Text)
                ?? (message.Number is { } number ? Number(number) : null),
            _ => null,
        };

    private static string? OfSubmitted(JobSubmitted fact) =>
        Name("name", fact.Name)
        ?? Text("user", fact.User, FactBounds.User)
        ?? CheckWord("trackType", fact.TrackType)
        ?? CheckWord("way", fact.Way)
        ?? CheckWord("mode", fact.Mode)
        ?? Name("jobDescription", fact.JobDescription.Name)
        ?? Name("jobQueue", fact.JobQueue.Name)
        ?? Name("schedule", fact.Schedule)
        ?? Text("rule", fact.Rule, FactBounds.Word, isOptional: true)
        ?? Range("priority", fact.Priority, 1, 9)
        ?? Limits(fact.Limits)
        ?? Range("cpuLimitSeconds", fact.CpuLimitSeconds ?? 0, 0, long.MaxValue)
        ?? Range("memoryLimitKibibytes", fact.MemoryLimitKibibytes ?? 0, 0, long.MaxValue)
        ?? Text("command", fact.Command, FactBounds.Command, mayBeEmpty: true)
        ?? (fact.RerunOf is { } repeated ? Number(repeated) : null)
        ?? (fact.Parent is { } parent ? Number(parent) : null)
        ?? Text("monitor", fact.Monitor, FactBounds.Path, isOptional: true)
        ?? Text("waitsFor", fact.WaitsFor, FactBounds.Command, isOptional: true);

    private static string? OfEnded(JobEnded fact) =>
        (fact.ExitCode is null == fact.Signal is null ? "exactly one of exitCode and signal is given" : null)
        ?? Range("exitCode", fact.ExitCode ?? 0, 0, 255)
        ?? Range("signal", fact.Signal ?? 1, 1, FactBounds.Signal)
        ?? (
            fact.Result is null or OutputResults.Succeeded or OutputResults.Failed
                ? null
                : $"result is {OutputResults.Succeeded} or {OutputResults.Failed}"
        )
        ?? Range("cpuMicroseconds", fact.CpuMicroseconds, 0, long.MaxValue)
        ?? Range("peakKibibytes", fact.PeakKibibytes, 0, long.MaxValue);

    private static string? Number(TrackingNumber number) =>
        number.Value is < 1 or > TrackingNumber.Maximum ? $"number is 1 to {TrackingNumber.Maximum}" : null;

    private static string? Name(string member, ObjectName name) => string.IsNullOrEmpty(name.Text) ? $"{member} is missing" : null;

    private static string? Code(string code) => Text("code", code, FactBounds.Code);

    private static string? Limits(IReadOnlyList<LimitNeed>? limits)
    {
        if (limits is null || limits.Count > FactBounds.Limits)
        {
            return $"limits are at most {FactBounds.Limits}";
        }

        foreach (var need in limits)
        {
            if (Name("limits", need.Limit) is { } missing)
            {
                return missing;
            }
        }

        return null;
    }

    private static string? Text(string member, string? text, int longest, bool isOptional = false, bool mayBeEmpty = false)
    {
        if (text is null)
        {
            return isOptional ? null : $"{member} is missing";
        }

        return text.Length > longest ? $"{member} has at most {longest} characters, this one {text.Length}"
            : text.Length == 0 && !mayBeEmpty && !isOptional ? $"{member} is empty"
            : null;
    }

    private static string? Range(string member, long value, long least, long most) =>
        value >= least && value <= most
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{member} is {least} to {most}, this one {value}");

    private static string? CheckWord<T>(string member, T word)
        where T : struct, Enum => Enum.IsDefined(word) ? null : $"{member} is one of {string.Join(", ", Enum.GetNames<T>())}";
}
