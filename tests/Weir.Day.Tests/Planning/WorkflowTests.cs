using System.Globalization;
using Weir.Capacity;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Expectations;

namespace Weir.Day.Tests.Planning;

/// <summary>Workflows of other people's production, on a simulated clock with their run times.</summary>
public sealed class WorkflowTests
{
    private sealed record Step(string Name, double Seconds, IReadOnlyList<string> Parents);

    public static TheoryData<string, int> Machines() =>
        new(
            from workflow in new[] { "epigenomics-hep-1seq", "soykb-30fastq", "1000genome-22ch" }
            from slots in new[] { 1, 4, 16 }
            select (workflow, slots)
        );

    [Theory]
    [MemberData(nameof(Machines))]
    public void It_takes_little_longer_than_a_scheduler_that_knows_all_run_times_would(string workflow, int slots)
    {
        var steps = Read(workflow);

        var (took, order) = Run(steps, slots);

        Assert.Equal(steps.Count, order.Distinct().Count());
        var ratio = took / ListSchedule(steps, slots);
        TestContext.Current.TestOutputHelper?.WriteLine("{0}, {1} slots: {2:F4}", workflow, slots, ratio);
        Assert.InRange(ratio, 0.9, 1.06);
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void By_the_longest_way_first_it_takes_as_long_as_such_a_scheduler_does(string workflow, int slots)
    {
        var steps = Read(workflow);

        var (took, _) = Run(steps, slots, ScheduleOrder.CriticalPath);

        var ratio = took / ListSchedule(steps, slots);
        TestContext.Current.TestOutputHelper?.WriteLine("critical-path {0}, {1} slots: {2:F4}", workflow, slots, ratio);
        Assert.InRange(ratio, 0.9, 1.01);
    }

    private static IReadOnlyList<Step> Read(string workflow) =>
        [
            .. File.ReadLines(Path.Join(AppContext.BaseDirectory, "Workflows", $"{workflow}.tsv"))
                .Where(line => !line.StartsWith('#'))
                .Select(line => line.Split('\t'))
                .Select(parts => new Step(
                    parts[0],
                    double.Parse(parts[1], CultureInfo.InvariantCulture),
                    parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries)
                )),
        ];

    // Weir, told of each end at its time; nothing starts before its parents are over, each once.
    private static (double Seconds, IReadOnlyList<string> Order) Run(
        IReadOnlyList<Step> steps,
        int slots,
        ScheduleOrder order = ScheduleOrder.Arrival
    )
    {
        var names = steps.Select((step, index) => (step.Name, Short: $"J{index}")).ToDictionary(pair => pair.Name, pair => pair.Short);
        var byShort = steps.ToDictionary(step => names[step.Name]);
        var night = new Night(
            new DefinitionSet
            {
                Schedules = [new ScheduleDefinition(Night.Schedule) { Order = order, Frequencies = [Night.EveryDay()] }],
                JobDefinitions =
                [
                    .. steps.Select(step => Night.Job(names[step.Name], [.. step.Parents.Select(parent => $"after {names[parent]}")])),
                ],
                Machines = [new MachineDefinition("alpha", slots)],
            }
        );
        // What earlier nights say of each.
        foreach (var step in steps)
        {
            var run = new RunTime(new TrackingNumber(900_000), Night.Noon, TimeSpan.FromSeconds(step.Seconds), null);
            night.Decide(new RunTimesLearned(new JobName(Night.Schedule, ObjectName.Parse(names[step.Name])), [run]));
        }

        night.Decide(new BuildSchedule(1, TestDay.Root, Night.Schedule, null, Held: false));
        var running = new PriorityQueue<TrackingNumber, DateTimeOffset>();
        List<string> started = [];
        HashSet<string> over = [];
        var seen = 0;
        while (true)
        {
            for (; seen < night.Started.Count; seen++)
            {
                var job = night.Find(night.Started[seen]);
                var step = byShort[job.Name.Text];
                Assert.All(step.Parents, parent => Assert.Contains(names[parent], over));
                started.Add(job.Name.Text);
                running.Enqueue(job.Number, night.Now.AddSeconds(step.Seconds));
            }

            if (!running.TryDequeue(out var next, out var at))
            {
                break;
            }

            night.Now = at > night.Now ? at : night.Now;
            over.Add(night.Find(next).Name.Text);
            night.End(next);
        }

        Assert.All(night.Jobs, job => Assert.Equal(JobState.Succeeded, job.State));
        return ((night.Now - Night.Noon).TotalSeconds, started);
    }

    // The longest way to the end goes first.
    private static double ListSchedule(IReadOnlyList<Step> steps, int slots)
    {
        var children = steps
            .SelectMany(step => step.Parents.Select(parent => (parent, step.Name)))
            .ToLookup(edge => edge.parent, edge => edge.Name);
        var byName = steps.ToDictionary(step => step.Name);
        Dictionary<string, double> left = [];
        double Left(string name) =>
            left.TryGetValue(name, out var known)
                ? known
                : left[name] = byName[name].Seconds + children[name].Select(Left).DefaultIfEmpty(0).Max();
        var waits = steps.ToDictionary(step => step.Name, step => step.Parents.Distinct().Count());
        var ready = new PriorityQueue<string, double>(waits.Where(pair => pair.Value == 0).Select(pair => (pair.Key, -Left(pair.Key))));
        var running = new PriorityQueue<string, double>();
        var now = 0.0;
        while (ready.Count + running.Count > 0)
        {
            while (running.Count < slots && ready.TryDequeue(out var name, out _))
            {
                running.Enqueue(name, now + byName[name].Seconds);
            }

            running.TryDequeue(out var ended, out now);
            foreach (var child in children[ended!].Distinct())
            {
                if (--waits[child] == 0)
                {
                    ready.Enqueue(child, -Left(child));
                }
            }
        }

        return now;
    }
}
