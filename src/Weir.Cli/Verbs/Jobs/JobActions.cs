using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

/// <summary>What verbs that act on jobs share: each job on its own, and the first refusal's status at the end.</summary>
internal static class JobActions
{
    public static async Task<int> DoAsync(Session session, string name, IReadOnlyList<string> jobs, JobAction action)
    {
        jobs = NumberRanges.Expand(jobs);
        var status = ExitStatus.Done;
        var answers = new List<byte[]>();
        foreach (var text in jobs)
        {
            try
            {
                var number = await JobReference.ResolveAsync(session, text).ConfigureAwait(false);
                using var message = WeirClient.Json(action, WeirJson.Default.JobAction);
                var answer = await session
                    .Client.SendAsync(HttpMethod.Post, $"v1/jobs/{number.Value}/{name}", message, session.Cancellation)
                    .ConfigureAwait(false);
                if (!session.Json)
                {
                    Print(session, name, WeirClient.Read(answer, WeirJson.Default.JobActed));
                }

                answers.Add(name == "start" ? await WithStartAsync(session, answer).ConfigureAwait(false) : answer);
            }
            catch (WeirException e) when (jobs.Count > 1 && e.ExitCode != ExitStatus.NotReachable)
            {
                session.Note($"weir: {name}: {Printable.Escape(text)}: {e.Message}");
                status = status == ExitStatus.Done ? e.ExitCode : status;
            }
        }

        if (session.Json)
        {
            // One job's answer as it came; of several an array, in the order typed, of those that were not refused.
            await session.PrintAsync(jobs.Count == 1 ? answers[0] : JsonText.Array(answers)).ConfigureAwait(false);
        }

        return status;
    }

    // A container job, and one that is to stay held, start nothing on a machine.
    private static async Task<byte[]> WithStartAsync(Session session, byte[] answer)
    {
        var acted = WeirClient.Read(answer, WeirJson.Default.JobActed);
        if (acted.Job is not { State: nameof(JobState.Starting) or nameof(JobState.Running), Runs: null })
        {
            return answer;
        }

        var row = await JobStarts.WaitAsync(session, acted.Job).ConfigureAwait(false);
        if (!session.Json)
        {
            session.Out.WriteLine(JobStarts.Line(row, acted.Job.Number));
        }

        return row is { StartedAt: not null } ? JobStarts.With(acted, row) : answer;
    }

    private static void Print(Session session, string name, JobActed acted)
    {
        // A rerun's number is data, as a submission's is.
        if (name == "rerun")
        {
            session.Out.WriteLine($"{acted.Job.Number:D9}");
            session.Note(session.Clock.Said(acted.Text, 400));
        }
        else
        {
            session.Out.WriteLine(session.Clock.Said(acted.Text, 400));
        }
    }
}
