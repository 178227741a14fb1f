using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

/// <summary>Tells what becomes of the demo's jobs, a line a change, until all that can end have ended.</summary>
internal sealed class DemoWatch(Session session, IReadOnlyList<int> numbers)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Dictionary<int, string> _seen = [];

    public async Task RunAsync()
    {
        var time = session.Process.Time;
        var began = time.GetTimestamp();
        var query = new Query().With("limit", "200").ToString();
        while (true)
        {
            var page = await session.GetAsync("v1/jobs" + query, WeirJson.Default.JobPage).ConfigureAwait(false);
            var jobs = page.Items.Where(j => numbers.Contains(j.Number)).OrderBy(j => j.Number).ToList();
            foreach (var job in jobs)
            {
                Print(job);
            }

            await session.Out.FlushAsync(session.Cancellation).ConfigureAwait(false);
            if ((jobs.Count == numbers.Count && jobs.TrueForAll(Rests)) || time.GetElapsedTime(began) > Patience)
            {
                session.Out.WriteLine(
                    string.Join(
                        ", ",
                        jobs.GroupBy(j => j.State)
                            .OrderByDescending(g => g.Count())
                            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {g.Key}"))
                    )
                );
                return;
            }

            await Task.Delay(Step, time, session.Cancellation).ConfigureAwait(false);
        }
    }

    private void Print(JobView job)
    {
        var text = job.State switch
        {
            nameof(JobState.Waiting) => "waits: " + (job.Holders.Count > 0 ? job.Holders[0].Text : "its turn comes"),
            nameof(JobState.Running) or nameof(JobState.Starting) => "runs",
            nameof(JobState.Succeeded) => "has done its work",
            nameof(JobState.Failed) => "failed, exit status " + JobText.Exit(job),
            _ => job.State.ToLowerInvariant() + (job.ReasonText is null ? "" : ": " + job.ReasonText),
        };
        if (_seen.TryGetValue(job.Number, out var before) && before == text)
        {
            return;
        }

        _seen[job.Number] = text;
        WrappedText.Write(
            session.Out,
            $"  {JobText.Number(job.Number)} {job.Name, -11} ",
            Printable.Escape(text, 200),
            session.Process.Width
        );
    }

    /// <summary>Whether nothing happens to it any more until somebody acts.</summary>
    private static bool Rests(JobView job) =>
        job.State switch
        {
            nameof(JobState.Waiting) => job.Holders.Any(h =>
                h.Code.Contains("hold", StringComparison.Ordinal) || h.Manager is "user" or "operator"
            ),
            nameof(JobState.Running) or nameof(JobState.Starting) => false,
            _ => true,
        };
}
