using System.Text.Json;
using Weir.Day;
using Weir.Jobs;

namespace Weir.Simulation.Tests;

/// <summary>What must hold after every decision.</summary>
internal static class Invariants
{
    public static void Check(DayState state, DefinitionSet definitions, DateTimeOffset now, bool mayPassMaxima)
    {
        Assert.All(state.Recount(), count => Assert.True(count.Counted == count.Used, $"{count}"));
        foreach (var (name, limit) in state.Limits.All)
        {
            Assert.All(
                state.Agents,
                agent =>
                    Assert.True(
                        mayPassMaxima || limit.InUseFor(agent.Machine) <= limit.MaximumFor(agent.Machine),
                        $"limit {name} has {limit.InUseFor(agent.Machine)} of {limit.MaximumFor(agent.Machine)}"
                    )
            );
        }

        foreach (var agent in state.Agents)
        {
            var machine = state.Machine(agent.Machine);
            Assert.True(
                mayPassMaxima || machine.Slots.HasRoomFor(0),
                $"machine {agent.Machine} has {machine.Slots.InUse} of {machine.Slots.Maximum}"
            );
        }

        foreach (var jobQueue in definitions.JobQueues)
        {
            var found = state.JobQueue(jobQueue.Name);
            Assert.True(
                mayPassMaxima || found.Active.HasRoomFor(0),
                $"job queue {jobQueue.Name} has {found.Active.InUse} of {found.Active.Maximum}"
            );
        }

        var counted = state.CountQueues(now);
        Assert.Equal(state.Jobs.Count(job => job is { State: JobState.Waiting, QueuedAt: not null }), counted.Sum(group => group.Total));
        Assert.Equal(
            counted.Sum(group => group.Buckets.Sum(bucket => bucket.Delayed + bucket.Both)),
            state.InOrder(null, now).Count(job => job.Delayed)
        );
        foreach (var job in state.Jobs)
        {
            Assert.False(job.State.IsEnd());
            if (job.State is JobState.Waiting or JobState.Rejected)
            {
                var holders = state.HoldersOf(job, now);
                // A turn alone holds nobody once a decision is made: whoever is next has gone.
                Assert.Contains(holders, holder => holder.Manager != HolderManager.Turn);
            }
        }
    }

    /// <summary>What two decisions on the same inputs must have in common to the letter.</summary>
    public static string Essence(Decision decision) =>
        JsonSerializer.Serialize(
            new
            {
                decision.Jobs,
                decision.Events,
                Orders = decision.Orders.Select(order => $"{order.Machine} {order.Order}"),
                Answers = decision.Answers.Select(answer =>
                    answer is RequestDone acted ? $"{acted.Request} {acted.Text}" : answer.ToString()
                ),
                decision.NextNumber,
                decision.NextWake,
                decision.ScheduleDays,
                decision.LimitsMade,
                decision.LimitSettings,
                Thresholds = decision.ThresholdSettings.Select(setting => setting.ToString()),
                decision.Clocks,
                decision.ActivePolicy,
                decision.Closing,
            }
        );
}
