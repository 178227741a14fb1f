using System.Globalization;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Stores.Agent;
using Weir.Tracking.Rules;

namespace Weir.Ways.At;

/// <summary>Jobs that atd took up before they could be held, as <c>at now</c> may: they are noticed, and it is said.</summary>
internal sealed class AtMessages(
    SubmissionAdmission submissionAdmission,
    JobDispatcher dispatcher,
    JobRecorder recorder,
    AtSeenJobs seen,
    TimeProvider time
)
{
    private const string Code = "too-quick";

    /// <summary>The script was gone before it could be opened: nothing is known of it but its number.</summary>
    public Task ReportUnreadAsync(AtEntry entry)
    {
        var text =
            $"at ran its job {entry.Job} before Weir could look at it: whose it was and how it ended is not known; for later jobs say a minute ahead";
        return recorder.WriteAsync(
            new JournalEntry { Facts = [new AgentMessage(time.GetUtcNow(), MessageSeverity.Warning, Code, text, null)] }
        );
    }

    /// <summary>A script is too large to be written anew: it is held and let go by its execute bit alone.</summary>
    public Task ReportLargeAsync(AtEntry entry, string user, TrackingNumber? number, long size)
    {
        // Once of one that stays as at wrote it: every later look finds it so.
        if (number is null && !seen.IsFirst(entry))
        {
            return Task.CompletedTask;
        }

        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"at's job {entry.Job} of {user} has {size} bytes, more than the {AtSpool.MaximumSize} that Weir writes anew: {(number is null ? "it is not tracked" : "it is held and let go, and how it ends will not be known")}; put the data into a file"
        );
        return recorder.WriteAsync(
            new JournalEntry { Facts = [new AgentMessage(time.GetUtcNow(), MessageSeverity.Warning, "large-script", text, number)] }
        );
    }

    /// <summary>A job under a queue rule could not be taken in: it is held and tried again.</summary>
    public Task ReportDeferredAsync(AtEntry entry, string user, string why)
    {
        var text = $"at's job {entry.Job} of {user} is held and not taken in yet: {why}; it and later ones are tried again every minute";
        return recorder.WriteAsync(
            new JournalEntry { Facts = [new AgentMessage(time.GetUtcNow(), MessageSeverity.Warning, "put-off", text, null)] }
        );
    }

    /// <summary>atd took up a job that was held without a marked line: it runs, and nobody stands over it.</summary>
    public Task ReportRunningAsync(AtEntry entry, TrackedJob job) =>
        dispatcher.HandleAsync(
            job,
            new RanUnwatched($"at runs its job {entry.Job} and Weir does not stand over it: how it ends is not known")
        );

    public async Task ReportAsync(AtEntry entry, Submission submission, Submitter submitter, RuleMatch match)
    {
        var (_, job) = await submissionAdmission
            .AdmitAsync(submission, SubmissionCodec.Write(submission), submitter, null, null, null, CancellationToken.None)
            .ConfigureAwait(false);
        if (job is null)
        {
            return;
        }

        var held = match.Rule.Type == TrackType.Queue;
        var text =
            $"at ran its job {entry.Job} before Weir could {(held ? "hold" : "stand over")} it: how it ended is not known; for later jobs say a minute ahead";
        await dispatcher
            .HandleAsync(
                job,
                new RanUnwatched(text)
                {
                    Rule = match.Rule.Name.Text,
                    Message = held ? MessageSeverity.Warning : MessageSeverity.Information,
                }
            )
            .ConfigureAwait(false);
    }
}
