using Weir.Jobs;
using Weir.ServiceLevels.Policies;
using Weir.WhatIf.Arrivals;

namespace Weir.WhatIf.Replays;

/// <summary>What an arrival asks of a policy, and where the policy puts it.</summary>
internal static class RequestedService
{
    public static ObjectName? Find(Arrival arrival, ArrivalList arrivals, ServicePolicy policy) =>
        arrivals.ServiceIsSupposed
        && arrival.Service is { } service
        && !(GroupName.TryParse(service.Text, out var name) && policy.TryFind(name, out _))
            ? null
            : arrival.Service;

    public static ServiceGroup GroupOf(Arrival arrival, ArrivalList arrivals, ServicePolicy policy) =>
        policy.GroupOf(
            new AssignmentSubject(
                Find(arrival, arrivals, policy),
                arrival.Name.Text,
                arrival.User,
                arrival.JobQueue.ToString(),
                arrival.Schedule.Text,
                arrival.Machine,
                Planned: false
            )
        );
}
