using Weir.Day.Turns;
using Weir.Jobs;

namespace Weir.Day.Tests;

public sealed class TurnOrderTests
{
    [Fact]
    public void Whatever_is_barred_and_lifted_the_next_is_the_first_by_priority_and_number_that_nothing_stops()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var turns = new TurnOrder();
            var model = new List<(Job Job, Lane Lane)>();
            var stopped = new HashSet<string>();
            for (var step = 0; step < 200; step++)
            {
                var queue = $"LIB/Q{random.Next(4)}";
                switch (random.Next(4))
                {
                    case 0:
                        var job = TestDay.Job(step + 1, JobState.Waiting) with { Priority = 1 + random.Next(9), JobQueue = QualifiedName.Parse(queue) };
                        model.Add((job, turns.Add(job)));
                        break;
                    case 1:
                        stopped.Add(queue);
                        break;
                    case 2:
                        stopped.Remove(queue);
                        turns.Lift(Bars.Of(QualifiedName.Parse(queue)));
                        break;
                    default:
                        var expected = model.Where(entry => !stopped.Contains(entry.Job.JobQueue.ToString()))
                            .OrderBy(entry => entry.Job.Priority).ThenBy(entry => entry.Job.Number).ToArray();
                        var next = turns.Next(lane => stopped.Contains(lane.Pattern.JobQueue.ToString()) ? Bars.Of(lane.Pattern.JobQueue) : null);
                        Assert.Equal(expected.Length == 0 ? null : expected[0].Job.Number, next);
                        if (expected.Length > 0)
                        {
                            turns.Remove(expected[0].Lane, expected[0].Job);
                            model.Remove(expected[0]);
                        }

                        break;
                }

                Assert.Equal(model.Count, turns.Count);
            }
        }
    }
}
