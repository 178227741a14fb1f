using System.Collections;
using Weir.Day.Constraints;
using Weir.Jobs;

namespace Weir.Bench.Levels;

/// <summary>
/// Jobs as a store gives them, made one by one with strings of their own: each of some group, of any age up to sixteen hours,
/// half of them under a limit, a tenth held.
/// </summary>
internal sealed class Waiting(int jobs, Random random) : IReadOnlyList<Job>
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public int Count => jobs;

    public Job this[int index] => throw new NotSupportedException("only once, in order");

    public IEnumerator<Job> GetEnumerator()
    {
        for (var i = 0; i < jobs; i++)
        {
            var age = TimeSpan.FromSeconds(random.Next(16 * 3600));
            yield return Of(i + 1, random.Next(20), random.Next(500), random.Next(100)) with
            {
                SubmittedAt = s_start - age,
                QueuedAt = s_start - age,
                AgeFrom = s_start - age,
            };
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static Job Of(int number, int machine, int group, int kind) =>
        new()
        {
            Number = new TrackingNumber(number),
            Name = ObjectName.Parse($"JOB${number % 10000:D4}"),
            User = $"user{number % 50}",
            Machine = $"m{machine}",
            Schedule = ObjectName.Parse(string.Concat("Ad", "Hoc")),
            ScheduleDate = new DateOnly(2026, 11, 21),
            State = JobState.Waiting,
            TrackType = TrackType.Queue,
            Way = WayIn.Submit,
            Mode = SubmissionMode.Stored,
            JobDescription = QualifiedName.Parse($"WEIR/{"DEFAULT"}"),
            JobQueue = QualifiedName.Parse($"WEIR/{"DEFAULT"}"),
            Service = ObjectName.Parse(GroupOf(group)),
            Group = ObjectName.Parse(GroupOf(group)),
            Limits = LimitsOf(group, kind),
            Holds =
                kind % 10 == 9
                    ?
                    [
                        new Holder(
                            HolderManager.Operator,
                            HolderCodes.Operator,
                            "held by root at here",
                            s_start,
                            $"an operator: weir release {number}"
                        ),
                    ]
                    : [],
            Command = $"/usr/local/bin/report --number {number} --all",
            SubmittedAt = s_start,
        };

    private static string GroupOf(int group) => group < 250 ? $"CENTER{group / 10}.TYPE{group % 10}" : $"PROD{group - 250}";

    // Half of the jobs of every group are under its limit.
    public static IReadOnlyList<LimitNeed> LimitsOf(int group, int kind) =>
        kind < 50 ? [new LimitNeed(ObjectName.Parse($"LIMIT.L{group % 100}"), 1)] : [];
}
