using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Stores.Agent;
using Weir.Tracking.Rules;

namespace Weir.Agent.Ways.At;

/// <summary>Jobs that atd took up before they could be held, as <c>at now</c> may: they are noticed, and it is said.</summary>
internal sealed class AtNotices(Intake intake, JobRecorder recorder, TimeProvider time)
{
    private const string Code = "too-quick";

    /// <summary>The script was gone before it could be opened: nothing is known of it but its number.</summary>
    public Task TellUnreadAsync(AtEntry entry)
    {
        var text = $"at ran its job {entry.Job} before Weir could look at it: whose it was and how it ended is not known; for later jobs say a minute ahead";
        return recorder.WriteAsync(new JournalEntry { Facts = [new AgentMessage(time.GetUtcNow(), MessageSeverity.Warning, Code, text, null)] });
    }

    public async Task TellAsync(AtEntry entry, Submission submission, Submitter submitter, RuleMatch match)
    {
        var (number, job) = await intake.TakeAsync(submission, SubmissionCodec.Write(submission), submitter, null, null, CancellationToken.None).ConfigureAwait(false);
        if (job is null)
        {
            return;
        }

        var now = time.GetUtcNow();
        var held = match.Rule.Type == TrackType.Queue;
        var text = $"at ran its job {entry.Job} before Weir could {(held ? "hold" : "stand over")} it: how it ended is not known; for later jobs say a minute ahead";
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        var row = job.Row with { Status = TrackedStatus.Passive, At = now, StartedAt = now, EndedAt = now, Code = Code, Text = text, Rule = match.Rule.Name.Text };
        await recorder.WriteAsync(job, row,
        [
            new JobStarted(now, number, 0, null),
            new JobLost(now, number, false, text),
            new AgentMessage(now, held ? MessageSeverity.Warning : MessageSeverity.Information, Code, text, number),
        ]).ConfigureAwait(false);
    }
}
