namespace Weir.ServiceLevels.Policies;

/// <summary>What must hold for a policy to make sense.</summary>
internal static class PolicyCheck
{
    public static IReadOnlyList<PolicyFault> Run(Policy policy)
    {
        var faults = new List<PolicyFault>();
        Twice(faults, "controlCenters", policy.ControlCenters.Select(center => center.Name.Text));
        Twice(faults, "groups", policy.Groups.Select(group => group.Name.ToString()));
        foreach (var center in policy.ControlCenters)
        {
            Importance(faults, $"controlCenters/{center.Name}", center.Settings);
            if (center.Name.Text.Contains('.', StringComparison.Ordinal))
            {
                faults.Add(new PolicyFault($"controlCenters/{center.Name}", "the name of a control center has no dot"));
            }
        }

        foreach (var group in policy.Groups)
        {
            var where = $"groups/{group.Name}";
            Importance(faults, where, group.Settings);
            Goals(faults, where, policy, group);
        }

        var known = policy.Groups.Select(group => group.Name).Concat(ServicePolicy.AlwaysThere).ToHashSet();
        for (var i = 0; i < policy.Rules.Count; i++)
        {
            if (!known.Contains(policy.Rules[i].Group))
            {
                faults.Add(new PolicyFault($"rules/{i + 1}", $"group {policy.Rules[i].Group} is not in the policy"));
            }
        }

        foreach (var reserve in policy.Reserves)
        {
            if (reserve.Slots < 0 || reserve.Percent is < 0 or > 50 || (reserve.Slots == 0 && reserve.Percent == 0))
            {
                faults.Add(new PolicyFault("reserves", "a reserve keeps 1 slot or more, or 1 to 50 percent"));
            }
        }

        if (policy.MaxWait > TimeSpan.FromDays(30))
        {
            faults.Add(new PolicyFault("maxWait", "maxWait is at most 30 days"));
        }

        return faults;
    }

    private static void Goals(List<PolicyFault> faults, string where, Policy policy, GroupDefinition group)
    {
        var settings = ServicePolicy.Resolve(policy, group);
        var goals = new (string Name, TimeSpan? Goal)[]
        {
            ("target", settings.Target),
            ("acceptable", settings.Acceptable),
            ("critical", settings.Critical),
        };
        var before = ("", TimeSpan.Zero);
        foreach (var (name, goal) in goals)
        {
            if (goal is not { } time)
            {
                continue;
            }

            if (time <= TimeSpan.Zero || time > GoalTime.Longest)
            {
                faults.Add(new PolicyFault($"{where}/{name}", $"a goal is {GoalTime.Allowed}"));
            }
            else if (time < before.Item2)
            {
                faults.Add(
                    new PolicyFault(
                        $"{where}/{name}",
                        $"{name} {GoalTime.Write(time)} lies before {before.Item1} {GoalTime.Write(before.Item2)}"
                    )
                );
            }
            else if (time > policy.MaxWait)
            {
                faults.Add(
                    new PolicyFault($"{where}/{name}", $"{name} {GoalTime.Write(time)} lies after the policy's maxWait of {policy.MaxWait}")
                );
            }

            before = (name, time);
        }

        if (group.Settings.Critical is not null && group.Name.Queue == ServiceQueue.Production)
        {
            faults.Add(new PolicyFault($"{where}/critical", "a production group has no critical goal: past acceptable it is late at once"));
        }
    }

    private static void Importance(List<PolicyFault> faults, string where, GroupSettings settings)
    {
        if (settings.Importance is < 1 or > 5)
        {
            faults.Add(new PolicyFault($"{where}/importance", $"importance {settings.Importance} is not 1 to 5"));
        }
    }

    private static void Twice(List<PolicyFault> faults, string where, IEnumerable<string> names)
    {
        foreach (var same in names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            faults.Add(new PolicyFault($"{where}/{same.Key}", $"{same.Key} is there {same.Count()} times"));
        }
    }
}
