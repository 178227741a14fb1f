using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol.Gate;

namespace Weir.Cli.Verbs;

/// <summary>One row of the tracking log with all its values, as the original's option 5 shows it.</summary>
internal static class TrackedDetail
{
    public static void Print(Session session, TrackedView row)
    {
        var clock = session.Clock;
        var fields = new FieldList(session.Out, session.Process.Width);
        fields.Add("Job", $"{JobText.Number(row.Number)} {row.Name}");
        fields.Add("Status", $"{row.Letter} {row.Status}{(row.Meaning is { } meaning ? $": {meaning}" : "")}");
        fields.Add("Since", clock.Full(row.At));
        fields.Add("Severity", row.Severity.ToString("D2", CultureInfo.InvariantCulture));
        fields.Add("Reason", row.Text is null ? null : clock.Said(row.Text, 1000) + (row.Code is null ? "" : $" [{row.Code}]"));
        fields.Add("Ended with", row.ExitCode is null && row.Signal is null ? null : TrackedVerb.Reason(row));
        fields.Add("Allowed", row.Actions.Count == 0 ? null : string.Join(' ', row.Actions));
        fields.Add("User", row.User);
        fields.Add("Way", row.Way is { } way ? way + (row.Rule is null ? "" : $", by rule {row.Rule}") : null);
        fields.Add(
            "Description",
            row.JobDescription is null
                ? null
                : $"{row.JobDescription}, queue {row.JobQueue}, priority {row.Priority?.ToString(CultureInfo.InvariantCulture)}"
        );
        fields.Add("Limits", row.Limits is { } limits ? string.Join(' ', limits) : null);
        fields.Add("Service", row.Service);
        fields.Add("Command", row.Command);
        fields.Add("Directory", row.Directory);
        fields.Add("Job date", row.JobDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        fields.Add("Submitted", clock.Full(row.SubmittedAt));
        fields.Add("Started", row.StartedAt is null ? null : clock.Full(row.StartedAt));
        fields.Add("Ended", row.EndedAt is null ? null : clock.Full(row.EndedAt));
        fields.Add("Process", row.ProcessId?.ToString(CultureInfo.InvariantCulture));
        fields.Add("Cgroup", row.Cgroup);
        fields.Add("Parent", row.Parent is { } parent ? JobText.Number(parent) : null);
        fields.Add("Rerun of", row.RerunOf is { } old ? JobText.Number(old) : null);
        fields.Add("Monitor", row.Monitor is { } monitor ? $"{monitor}, TSN {row.Tsn}" : null);
        fields.Add("Libraries", row.LibraryList is { } libraries ? string.Join(':', libraries) : null);
        fields.Add("Data area", row.LocalDataArea is { } area ? Printable.Escape(area, JobSpec.LocalDataAreaSize) : null);
    }
}
