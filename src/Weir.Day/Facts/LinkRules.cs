using Weir.Day.Constraints;
using Weir.Day.Inputs;
using Weir.Day.Planning;
using Weir.Day.Service;
using Weir.Jobs;

namespace Weir.Day.Facts;

/// <summary>What an agent's link brings besides facts.</summary>
internal static class LinkRules
{
    public static void Apply(DecisionDraft draft, AgentLink link)
    {
        var machine = draft.State.Machine(link.Machine);
        foreach (var block in link.Numbers ?? [])
        {
            Adopt(draft, block);
        }

        machine.Link(link.Up, link.LastFact, draft.Now);
        var seen = machine.Agent with { OrderId = Math.Max(machine.Agent.OrderId, link.LastOrder) };
        draft.Agent(link.Up ? seen with { SeenAt = draft.Now } : seen);
        if (link.Up)
        {
            PlannedWatch.Renew(draft, machine.Agent.Machine);
        }

        LookAgain(draft, machine);
    }

    /// <summary>
    /// Looks at a machine's jobs again: it can be reached, or no longer, or it has told all that it did by itself.
    /// </summary>
    public static void LookAgain(DecisionDraft draft, State.MachineOfDay machine)
    {
        ConstraintTable.Unblock(draft.State.Queues, ConstraintEvent.Linked, LaneNames.MachineOf(machine.Agent.Machine));
        ConstraintTable.MarkStale(draft.State.Queues, ConstraintEvent.Linked, LaneNames.MachineOf(machine.Agent.Machine));
    }

    public static Answer Lease(DecisionDraft draft, LeaseNumbers lease)
    {
        var first = draft.State.NextNumber;
        if (lease.Count is < 1 or > 100_000)
        {
            return new RequestRefused(lease.Id, RefusalCodes.BadRequest, "a block of tracking numbers has 1 to 100000 of them");
        }

        if (draft.State.Leased.UnusedOf(lease.Machine) + lease.Count > State.LeasedNumbers.MostUnused)
        {
            return new RequestRefused(
                lease.Id,
                RefusalCodes.TooMany,
                $"{lease.Machine} has {draft.State.Leased.UnusedOf(lease.Machine)} tracking numbers on lease that it has not used: it gets no more of them"
            );
        }

        if (first > TrackingNumber.Maximum - lease.Count)
        {
            return new RequestRefused(lease.Id, RefusalCodes.TooMany, "there are no tracking numbers left");
        }

        draft.State.NextNumber = first + lease.Count;
        draft.Lease(new NumberBlock(first, first + lease.Count - 1, lease.Machine));
        return new NumbersLeased(lease.Id, first, lease.Count);
    }

    // A server that was brought back by a copy of its files has forgotten leases: what their agents have in hand is theirs.
    private static void Adopt(DecisionDraft draft, NumberBlock block)
    {
        if (
            block.First < 1
            || block.Last > TrackingNumber.Maximum
            || block.First > block.Last
            || block.Last - block.First >= State.LeasedNumbers.MostUnused
            || !SubmissionRules.Believes(draft, block.Machine, block.Last)
        )
        {
            return;
        }

        draft.State.NextNumber = Math.Max(draft.State.NextNumber, block.Last + 1);
        draft.Lease(block);
    }
}
