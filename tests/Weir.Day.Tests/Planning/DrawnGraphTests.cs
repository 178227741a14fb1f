using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day.Tests.Planning;

/// <summary>
/// Drawn graphs of jobs with failures, skips, reruns and restarts at any moment: nothing starts before what it waits for, nothing that
/// may start waits, and each starts once.
/// </summary>
public sealed class DrawnGraphTests
{
    [Fact]
    public void Nothing_starts_too_early_nothing_that_may_start_waits_and_each_starts_once()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var night = new Night(Night.Daily(), Definitions(random, random.Next(2, 40)));
            var request = 0L;
            for (var step = 0; step < 120 && night.Jobs.Any(job => !job.State.IsEnd()); step++)
            {
                Step(night, random, ref request);
                Check(night, seed);
            }
        }
    }

    [Fact]
    public void Ten_thousand_jobs_run_to_their_ends_in_order()
    {
        var random = new Random(7);
        var definitions = Enumerable
            .Range(0, 10_000)
            .Select(i =>
                Night.Job(
                    $"J{i:D5}",
                    i == 0 ? [] : [.. Enumerable.Range(0, random.Next(4)).Select(_ => $"after J{random.Next(i):D5}").Distinct()]
                )
            )
            .ToList();

        var night = new Night(Night.Daily(), definitions);
        for (var next = 0; next < night.Started.Count; next++)
        {
            night.End(night.Started[next]);
        }

        Assert.Equal(10_000, night.Started.Distinct().Count());
        var place = night.Started.Select((number, i) => (number, i)).ToDictionary(started => started.number, started => started.i);
        var byName = night.Jobs.ToDictionary(job => job.Name, job => place[job.Number]);
        Assert.All(
            definitions,
            definition => Assert.All(definition.Dependencies, on => Assert.True(byName[ObjectName.Parse(on.Job)] < byName[definition.Name]))
        );
    }

    private static void Step(Night night, Random random, ref long request)
    {
        var jobs = night.Jobs.ToList();
        var job = jobs[random.Next(jobs.Count)];
        switch (random.Next(12))
        {
            case 0:
                night.Restart();
                break;
            case 1 when job.State == JobState.Waiting:
                night.Decide(new SkipJob(++request, TestDay.Root, job.Number));
                break;
            case 2 when job.State == JobState.Waiting && random.Next(3) == 0:
                night.Decide(new CancelJob(++request, TestDay.Root, job.Number, "", 10));
                break;
            case 3 or 4 when job.State is JobState.Failed or JobState.Cancelled or JobState.Skipped && night.The(job.Name.Text) == job:
                night.Decide(new RerunJob(++request, TestDay.Root, job.Number));
                break;
            case 5 when job.State == JobState.Failed:
                night.Decide(new MarkJob(++request, TestDay.Root, job.Number, "ok", null));
                break;
            default:
                if (jobs.FirstOrDefault(started => started.State == JobState.Starting) is { } running)
                {
                    night.End(running.Number, random.Next(4) == 0 ? 1 : 0);
                }

                break;
        }
    }

    // The rules once more, by looking at everything.
    private static void Check(Night night, int seed)
    {
        var last = night.Jobs.GroupBy(job => job.Name).ToDictionary(same => same.Key, same => same.Last());
        foreach (var job in last.Values)
        {
            var open = job.Dependencies.Where(dependency => !IsMet(dependency, job, last)).ToList();
            if (job.State == JobState.Waiting)
            {
                Assert.True(
                    open.Count > 0 || night.State.HoldersOf(job, night.Now).Any(holder => holder.Code == "no-slot"),
                    $"seed {seed}: job {job.Number} {job.Name} may start and waits"
                );
            }
        }

        Assert.Equal(night.Started.Count, night.Started.Distinct().Count());
        foreach (var number in night.Started.Except(night.Checked))
        {
            night.Checked.Add(number);
            var job = night.Jobs.First(job => job.Number == number);
            Assert.True(
                job.State.IsEnd()
                    || job.Dependencies.All(dependency => dependency.Kind == DependencyKind.Conflict || IsMet(dependency, job, last)),
                $"seed {seed}: job {number} {job.Name} started too early"
            );
        }
    }

    private static bool IsMet(JobDependency dependency, Job job, Dictionary<ObjectName, Job> last)
    {
        if (!last.TryGetValue(ObjectName.Parse(dependency.Job), out var other) || other.Number == job.Number)
        {
            return dependency.Kind != DependencyKind.Requires;
        }

        return dependency.Kind == DependencyKind.Conflict
            ? other.State is not (JobState.Starting or JobState.Running)
            : (other.State, dependency.On) switch
            {
                (JobState.Skipped, _) => true,
                (JobState.Succeeded, not DependencyOutcome.Failed) => true,
                (JobState.Failed, not DependencyOutcome.Succeeded) => true,
                _ => false,
            };
    }

    private static IEnumerable<JobDefinition> Definitions(Random random, int count)
    {
        string[] kinds = ["after", "requires", "after", "conflict"];
        string[] outcomes = ["", "", "", ":failed", ":ended"];
        for (var i = 0; i < count; i++)
        {
            yield return Night.Job(
                $"J{i}",
                [
                    .. Enumerable
                        .Range(0, i == 0 ? 0 : random.Next(4))
                        .Select(_ =>
                        {
                            var kind = kinds[random.Next(kinds.Length)];
                            return kind == "conflict"
                                ? $"conflict J{random.Next(count)}"
                                : $"{kind} J{random.Next(i)}{outcomes[random.Next(outcomes.Length)]}";
                        })
                        .Distinct(),
                ]
            );
        }
    }
}
