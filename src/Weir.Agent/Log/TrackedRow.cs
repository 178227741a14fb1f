using System.Text.Json;
using Weir.Agent.Gate;
using Weir.Jobs;
using Weir.Jobs.Outputs;
using Weir.Protocol.Gate;
using Weir.Protocol.Jobs;
using Weir.Stores.Agent;

namespace Weir.Agent.Log;

/// <summary>Rows of the tracking log as everybody sees them.</summary>
internal static class TrackedRow
{
    public static TrackedView View(JournalJob row) =>
        new(
            row.Number.Value,
            row.Name.Text,
            row.User,
            row.At,
            row.Status.Letter().ToString(),
            JsonNamingPolicy.KebabCaseLower.ConvertName(row.Status.ToString()),
            row.Code,
            row.Text,
            row.EndedAt is null && row.Status.AwaitsStart() ? ["start", "cancel"]
                : row.EndedAt is null ? ["cancel"]
                : [],
            row.Execution?.ProcessId,
            row.Execution?.Cgroup
        )
        {
            EndedAt = row.EndedAt,
            ExitCode = row.ExitCode,
            Signal = row.Signal,
            Severity = SeverityOf(row),
            Way = JsonNamingPolicy.CamelCase.ConvertName(row.Way.ToString()),
            Rule = row.Rule,
            SubmittedAt = row.SubmittedAt,
            StartedAt = row.StartedAt,
            Monitor = row.Monitor,
            Tsn = row.Tsn,
            Parent = row.Lineage.Parent?.Value,
        };

    /// <summary>A row with all that one reads of it alone.</summary>
    public static TrackedView Whole(JournalJob row, Submission? submission, CommandText commands)
    {
        var view = View(row);
        view.Meaning = row.Status.Meaning();
        if (submission is not null)
        {
            AddTo(view, submission, commands);
        }

        return view;
    }

    private static int SeverityOf(JournalJob row) =>
        row switch
        {
            { Status: TrackedStatus.Rejected, EndedAt: null } or { Status: TrackedStatus.StartFailed } => 90,
            { EndedAt: null } => 0,
            { Output.Result: { } result } => result == OutputResults.Succeeded ? 0 : 40,
            { ExitCode: { } status } => IsSuccess(row.Ok, status) ? 0 : 40,
            { Signal: not null } => 40,
            { Status: TrackedStatus.Cancelled } or { Code: ReasonCodes.Cancelled } => 30,
            _ => 90,
        };

    private static bool IsSuccess(string? ok, int status) =>
        (ok is not null && ExitCodes.TryParse(ok, out var codes) ? codes : ExitCodes.ZeroOnly).Contains(status);

    // What the submission gave the job and only this machine knows.
    private static void AddTo(TrackedView view, Submission submission, CommandText commands)
    {
        view.JobDescription = submission.JobDescription.ToString();
        view.JobQueue = submission.JobQueue.ToString();
        view.Priority = submission.Priority;
        view.Limits = submission.Limits.Count == 0 ? null : [.. submission.Limits.Select(limit => limit.ToString())];
        view.Service = submission.Service?.Text;
        view.JobDate = submission.JobDate;
        view.Command = CommandRedaction.Redact(submission.Arguments, commands) is { Length: > 0 } command ? command : null;
        view.Directory = Printable.Escape(submission.Directory, 4096);
        view.RerunOf = submission.RerunOf?.Value;
        view.LibraryList = submission.LibraryList.Count == 0 ? null : [.. submission.LibraryList.Select(library => library.Text)];
        view.LocalDataArea = submission.LocalDataArea is { } area ? JobSpec.TextOf(area) : null;
    }

    /// <summary>The same in the words of the server, for when that is away.</summary>
    public static JobView JobView(JournalJob row, string machine) =>
        new(new JobSpec { Name = row.Name })
        {
            Number = row.Number.Value,
            Id = row.Number.XmlId,
            User = row.User,
            Machine = machine,
            Schedule = "AdHoc",
            Date = DateOnly.FromDateTime(row.SubmittedAt.UtcDateTime),
            State = StateOf(row).ToString(),
            Holders = [],
            SubmittedAt = row.SubmittedAt,
            StartedAt = row.StartedAt,
            EndedAt = row.EndedAt,
            ExitCode = row.ExitCode,
            Signal = row.Signal,
            TrackType = row.Status.AwaitsStart() ? "queue" : "track",
            Way = JsonNamingPolicy.CamelCase.ConvertName(row.Way.ToString()),
            Mode = JsonNamingPolicy.CamelCase.ConvertName(row.Mode.ToString()),
            Rule = row.Rule,
            OnLeftovers = row.OnLeftovers,
            ProcessId = row.Execution?.ProcessId,
            ReasonCode = row.Code,
            ReasonText = row.Text,
        };

    public static JobState StateOf(JournalJob row) =>
        row switch
        {
            { EndedAt: not null, Output.Result: OutputResults.Succeeded } => JobState.Succeeded,
            { EndedAt: not null, Output.Result: OutputResults.Failed } => JobState.Failed,
            { EndedAt: not null, ExitCode: 0 } => JobState.Succeeded,
            { EndedAt: not null, ExitCode: null, Signal: null } => JobState.Cancelled,
            { EndedAt: not null } => JobState.Failed,
            { StartedAt: not null } => JobState.Running,
            { Status: TrackedStatus.Rejected } => JobState.Rejected,
            _ => row.Status.AwaitsStart() ? JobState.Waiting : JobState.Starting,
        };
}
