using System.Globalization;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;

namespace Weir.Server.Queries;

/// <summary><c>weir wait</c>: answers when jobs are over.</summary>
public static class WaitForJobs
{
    /// <summary>The most jobs of one request.</summary>
    public const int MostJobs = 1000;

    /// <summary>The jobs that are over, in the order asked for: all of them, or where any is enough those that are over first.</summary>
    /// <exception cref="RefusedException">There are no jobs, too many, or one that the caller does not see.</exception>
    public static async Task<JobPage> WaitForJobsAsync(
        this WeirServer server,
        Caller caller,
        JobsWait wait,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(wait);
        if (wait.Numbers.Count is 0 or > MostJobs)
        {
            throw new RefusedException(
                ProblemCodes.BadRequest,
                string.Create(CultureInfo.InvariantCulture, $"{wait.Numbers.Count} jobs are waited for; allowed are 1 to {MostJobs}")
            );
        }

        var numbers = wait.Numbers.Distinct().Select(NumberOf).ToList();
        while (true)
        {
            // Whoever listens before looking misses no end in between.
            using var changes = server.Changes.Subscribe(after: null);
            Dictionary<TrackingNumber, JobView> over = [];
            foreach (var number in numbers)
            {
                var job = (await server.ShowJobAsync(caller, number, cancellationToken).ConfigureAwait(false)).Job;
                if (Enum.Parse<JobState>(job.State).IsEnd())
                {
                    over.Add(number, job);
                }
            }

            var isMissed = false;
            while (over.Count < (wait.Any ? 1 : numbers.Count) && !isMissed)
            {
                isMissed = !await changes.Changes.WaitToReadAsync(cancellationToken).ConfigureAwait(false);
                while (changes.Changes.TryRead(out var change))
                {
                    if (change.Job.State.IsEnd() && numbers.Contains(change.Job.Number))
                    {
                        over[change.Job.Number] = JobViews.From(change.Job, [], caller);
                    }
                }
            }

            // One that falls too far behind is told no more, and looks at all of them again.
            if (!isMissed)
            {
                return new JobPage([.. numbers.Where(over.ContainsKey).Select(number => over[number])], null);
            }
        }
    }

    /// <exception cref="RefusedException">It is none.</exception>
    internal static TrackingNumber NumberOf(int number) =>
        number is >= 1 and <= TrackingNumber.Maximum
            ? new TrackingNumber(number)
            : throw new RefusedException(
                ProblemCodes.BadRequest,
                string.Create(CultureInfo.InvariantCulture, $"{number} is not a tracking number: 1 to {TrackingNumber.Maximum}")
            );
}
