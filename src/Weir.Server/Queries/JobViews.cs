using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Protocol.Jobs;
using Weir.Server.Loop;

namespace Weir.Server.Queries;

/// <summary>Jobs as a caller may see them.</summary>
public static class JobViews
{
    /// <summary>The job in the words of the protocol; the command only for its owner and operators.</summary>
    public static JobView From(Job job, IReadOnlyList<Holder> holders, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(caller);
        return new JobView(job)
        {
            Number = job.Number.Value,
            Id = job.Number.XmlId,
            User = job.User,
            Machine = job.Machine,
            Schedule = job.Schedule.Text,
            Date = job.ScheduleDate,
            State = job.State.ToString(),
            Holders = [.. holders.Select(From)],
            SubmittedAt = job.SubmittedAt,
            StartedAt = job.StartedAt,
            EndedAt = job.EndedAt,
            ExitCode = job.ExitCode,
            Signal = job.Signal,
            TrackType = Lower(job.TrackType.ToString()),
            Way = Lower(job.Way.ToString()),
            Mode = Lower(job.Mode.ToString()),
            Group = job.Group?.Text,
            Bucket = job.SelectedBucket is { } bucket ? Bucket.Position(bucket) : null,
            Command = Authority.Allows(caller, Operation.ReadOutput, job.OwnerOf()) ? job.Command : null,
            Rule = job.Rule,
            NotBefore = job.NotBefore,
            LatestStart = job.LatestStart,
            LateToStart = job.Promise?.LateToStart,
            LateToFinish = job.Promise?.LateToFinish,
            MaxRunSeconds = (long?)job.Promise?.MaximumRunTime?.TotalSeconds,
            MustEndBy = job.Promise?.MustEndBy,
            Late = [.. job.Lateness.Select(what => what.ToText())],
            Runs = job.SubDay()?.Text,
            ProcessId = job.ProcessId,
            CpuMicroseconds = job.CpuMicroseconds,
            PeakKibibytes = job.PeakKibibytes,
            RerunOf = job.RerunOf?.Value,
            Parent = job.Parent?.Value,
            JoinedParent = job.JoinedParent,
            ReasonCode = job.ReasonCode,
            ReasonText = job.ReasonText,
            StartedBy = job.StartedBy,
            Exceptional = job.Exceptional,
            OnLeftovers = (job.OnLeftovers ?? OnLeftovers.Wait).ToText(),
        };
    }

    internal static JobView From(DayView view, Job job, Caller caller)
    {
        // The day's own version is the newest there is; a job that is over is only in the store.
        var active = view.Day.TryFind(job.Number, out var found);
        var current = active ? found! : job;
        return From(current, active ? view.Day.HoldersOf(current, view.Now, ShowsOthers(caller)) : [], caller);
    }

    /// <summary>Whether a caller may be told numbers and counts of jobs that are perhaps not their own.</summary>
    internal static bool ShowsOthers(Caller caller) => Visibility.For(caller, Operation.ExplainJob).IsWhole;

    private static HolderView From(Holder holder) =>
        new(Lower(holder.Manager.ToString()), holder.Code, holder.Text, holder.Since, holder.Release);

    private static string Lower(string word) => char.ToLowerInvariant(word[0]) + word[1..];
}
