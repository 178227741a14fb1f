using FsCheck;
using FsCheck.Fluent;
using Weir.Capacity;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Schedules;
using Weir.ServiceLevels.Policies;
using Weir.Tracking.Rules;

namespace Weir.Definitions.Tests;

/// <summary>Definitions of every kind.</summary>
internal static class DefinitionSamples
{
    private static readonly Gen<ObjectName> Name = Gen.Elements(
            "A",
            "b",
            "true",
            "No",
            "123",
            "1e3",
            "$X",
            "@y",
            "#z",
            "x.y-z",
            "null",
            "_"
        )
        .Select(ObjectName.Parse);

    private static readonly Gen<QualifiedName> Qualified = Name.Zip(Name, (library, name) => new QualifiedName(library, name));

    private static readonly Gen<bool> Flag = Gen.Elements(true, false);

    private static readonly Gen<int?> Number = Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(0, 1000).Select(number => (int?)number));

    private static readonly Gen<string> Pattern = Gen.Elements("*ALL", "A*", "*b", "?", "true", "#1", "x?");

    private static readonly Gen<string> Description = Gen.Elements(
        "",
        "plain",
        "with: colon",
        "# hash",
        " blanks ",
        "two\nlines\n",
        "\"quotes\" 'and' \\",
        "tab\tbell\a",
        "größe 😀 \u2028",
        "- [x] {y}",
        "~"
    );

    private static readonly Gen<Definition> Rule =
        from name in Name
        from jobName in Pattern
        from user in Pattern
        from description in Pattern.Zip(Pattern, (library, own) => $"{library}/{own}")
        from queue in Pattern.Zip(Pattern, (library, own) => $"{library}/{own}")
        from type in Gen.Elements("track", "queue")
        from schedule in Name
        from agentDown in Gen.Elements("wait", "run")
        from onReject in Gen.Elements("hold", "run")
        from output in Gen.Elements(null, "1000", "64KiB", "1GiB")
        from onFull in Gen.Elements("cut", "end")
        select RuleKind.Define(
            TrackingRule.Create(
                new RuleText
                {
                    Name = name.Text,
                    JobName = jobName,
                    User = user,
                    JobDescription = description,
                    JobQueue = queue,
                    Type = type,
                    Schedule = schedule.Text,
                    WhenAgentDown = agentDown,
                    OnReject = onReject,
                    OutputMax = output,
                    OnFull = output is null ? null : onFull,
                }
            )
        );

    private static readonly Gen<Definition> JobDefinition =
        from name in Name
        from schedule in Name
        from service in Gen.Elements(null, "PAY.MONTH", "NIGHT")
        from type in Gen.Elements(JobDefinitionType.Tracked, JobDefinitionType.Queued)
        from machine in Gen.Elements("node-1", null)
        from hold in Flag
        from leftovers in Gen.Elements<OnLeftovers?>(null, OnLeftovers.Wait, OnLeftovers.Kill, OnLeftovers.Keep)
        from notBefore in Gen.Elements<TimeOnly?>(null, new TimeOnly(0, 0), new TimeOnly(22, 30), new TimeOnly(23, 59, 59))
        from latest in Gen.Elements<TimeOnly?>(null, new TimeOnly(0, 0), new TimeOnly(6, 0, 30))
        from queue in Qualified
        from priority in Gen.Elements<int?>(null, 1, 9)
        from limits in Gen.ListOf(Name.Zip(Gen.Choose(1, 999), (limit, units) => new LimitNeed(limit, units)))
        from ok in Gen.Elements("0", "0-4", "0,2,8-12")
        from multiple in Flag
        select JobDefinitionKind.Define(
            type == JobDefinitionType.Tracked
                ? new JobDefinition
                {
                    Name = name,
                    Schedule = schedule,
                    Type = type,
                    Machine = machine,
                    OnLeftovers = leftovers,
                    Ok = CodesOf(ok),
                }
                : new JobDefinition
                {
                    Name = name,
                    Schedule = schedule,
                    Type = type,
                    Machine = machine,
                    Hold = hold,
                    OnLeftovers = leftovers,
                    NotBefore = notBefore,
                    LatestStart = latest,
                    JobQueue = hold ? queue : null,
                    JobDescription = multiple ? queue : null,
                    Priority = priority,
                    Limits = [.. limits],
                    Service = service is null ? null : ObjectName.Parse(service),
                    Ok = CodesOf(ok),
                    AllowMultiple = multiple,
                }
        );

    private static readonly Gen<Definition> Schedule =
        from name in Name
        from hold in Flag
        from description in Description
        select ScheduleKind.Define(new ScheduleDefinition(name, hold, description));

    private static readonly Gen<Definition> JobQueue =
        from name in Qualified
        from maximum in Number
        from hold in Flag
        select JobQueueKind.Define(new JobQueueDefinition(name, maximum, hold));

    private static readonly Gen<Definition> Limit =
        from name in Name
        from maximum in Gen.Choose(0, 1000)
        from perMachine in Flag
        from resource in Flag
        select LimitKind.Define(new LimitDefinition(name, maximum, perMachine, resource));

    private static readonly Gen<GroupSettings> Goals =
        from target in Gen.Choose(1, 500)
        from more in Gen.Choose(0, 400)
        from importance in Gen.Elements<int?>(null, 1, 5)
        from late in Gen.Elements<bool?>(null, true, false)
        select new GroupSettings
        {
            Target = TimeSpan.FromSeconds(target),
            Acceptable = TimeSpan.FromSeconds(target + more),
            Importance = importance,
            AccelerateLate = late,
        };

    private static readonly Gen<ActiveTimes> Times =
        from weekdays in Gen.SubListOf(Enum.GetValues<DayOfWeek>())
        from days in Gen.SubListOf(1, 15, 31)
        from last in Gen.Choose(0, 28)
        from dates in Gen.SubListOf(new DateOnly(2026, 12, 31), new DateOnly(2028, 2, 29))
        from times in Gen.Elements(
            (new TimeOnly(0, 0), new TimeOnly(0, 0)),
            (new TimeOnly(18, 0), new TimeOnly(6, 30)),
            (new TimeOnly(8, 0, 1), new TimeOnly(17, 0))
        )
        select new ActiveTimes
        {
            Weekdays = [.. weekdays],
            MonthDays = [.. days],
            LastDays = last,
            Dates = [.. dates],
            From = times.Item1,
            Until = times.Item2,
        };

    private static readonly Gen<Definition> Policy =
        from name in Name
        from description in Description
        from active in Flag
        from selection in Gen.Elements(Enum.GetValues<SelectionOrder>())
        from ties in Gen.Elements(Enum.GetValues<TieBreak>())
        from wait in Gen.Elements(TimeSpan.FromHours(24), TimeSpan.FromMinutes(90), TimeSpan.FromDays(7))
        from general in Goals
        from production in Goals
        from whenever in Gen.ListOf(Times)
        select PolicyKind.Define(
            new PolicyDefinition(
                new Policy
                {
                    Name = name,
                    Description = description,
                    Selection = selection,
                    Ties = ties,
                    MaxWait = wait,
                    Reserves = active
                        ? [new SlotReserve(1, 0, TimeSpan.FromMinutes(10)), new SlotReserve(0, 25, TimeSpan.FromMinutes(1))]
                        : [],
                    ControlCenters = active ? [] : [new ControlCenterDefinition(ObjectName.Parse("PAY"), general)],
                    Groups =
                    [
                        new GroupDefinition(
                            GroupName.Parse("PAY.MONTH"),
                            general with
                            {
                                Critical = active ? TimeSpan.FromSeconds(1000) : null,
                            }
                        ),
                        new GroupDefinition(GroupName.Parse("PAY.REST"), GroupSettings.None),
                        new GroupDefinition(GroupName.Parse("NIGHT"), production),
                    ],
                    Rules =
                    [
                        new AssignmentRule(GroupName.Parse("NIGHT")) { JobName = "N*", User = "alice" },
                        new AssignmentRule(GroupName.Default)
                        {
                            JobQueue = "CRON/*",
                            Schedule = "Night",
                            Machine = "node-?",
                        },
                    ],
                }
            )
            {
                Active = active,
                ActiveOn = [.. whenever],
                ActiveAfter = active ? ["Night/CLOSE"] : [],
            }
        );

    private static readonly Gen<Definition> Machine =
        from name in Name
        from slots in Number
        from draining in Flag
        select MachineKind.Define(new MachineDefinition(name.Text, slots, draining));

    public static Gen<Definition> One { get; } = Gen.OneOf(Rule, JobDefinition, Schedule, JobQueue, Limit, Machine, Policy);

    /// <summary>Any number of definitions, each kind and key once.</summary>
    public static Gen<IReadOnlyList<Definition>> Many { get; } =
        Gen.ListOf(One)
            .Select(list =>
                (IReadOnlyList<Definition>)[.. list.DistinctBy(definition => (definition.Kind, definition.Key.ToUpperInvariant()))]
            );

    private static ExitCodes CodesOf(string text) => ExitCodes.TryParse(text, out var codes) ? codes : default;
}
