using FsCheck;
using FsCheck.Fluent;
using Weir.Capacity;
using Weir.Capacity.Levels;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Jobs.Outputs;
using Weir.Jobs.Placeholders;
using Weir.Jobs.Plans;
using Weir.Jobs.Thresholds;
using Weir.Notices;
using Weir.Schedules;
using Weir.Schedules.Events;
using Weir.Schedules.Frequencies;
using Weir.ServiceLevels.Policies;
using Weir.Tracking.Rules;
using Weir.Tracking.Variables;

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
        from type in Gen.Elements("track", "queue", "passive", "automatic")
        from date in Gen.Elements(null, "CURRENT", "LATEST HELD", "2026-11-30")
        from frequency in Gen.Elements(null, "WORKDAYS")
        from machines in Gen.Elements(null, "alpha", "node-* beta")
        from automatic in Gen.Elements(type == "queue" ? ["prevent", null] : new[] { "allow", "prevent", null })
        from schedule in Name
        from agentDown in Gen.Elements(type == "passive" ? ["run"] : new[] { "wait", "run" })
        from onReject in Gen.Elements(type == "passive" ? ["run"] : new[] { "hold", "run" })
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
                    Automatic = automatic,
                    Schedule = schedule.Text,
                    ScheduleDate = date,
                    Frequency = frequency,
                    Machines = machines,
                    WhenAgentDown = agentDown,
                    OnReject = onReject,
                    OutputMax = output,
                    OnFull = output is null ? null : onFull,
                }
            )
        );

    private static readonly ThresholdNeed[] s_thresholds =
    [
        new(ThresholdName.Parse("ERRORS"), ThresholdOperator.GE, 3),
        new(ThresholdName.Parse("#1"), ThresholdOperator.NE, -1),
    ];

    private static readonly ExpressionText[] s_expressions =
    [
        ExpressionOf("[[SI.COUNT]] > 3 and not ([[TH.ERRORS]] = 0)"),
        ExpressionOf("ToUpper([[OI.SITE]] ?? 'none') in ('NORTH', \"SOUTH\")"),
    ];

    private static readonly DateOnly[] s_dates = [new(2024, 2, 29), new(2026, 11, 30), new(2026, 12, 25), new(2027, 1, 1)];

    private static readonly Gen<IReadOnlyList<DayOfWeek>> Weekdays =
        from some in Gen.SubListOf(Enum.GetValues<DayOfWeek>())
        from one in Gen.Elements(Enum.GetValues<DayOfWeek>())
        select (IReadOnlyList<DayOfWeek>)[.. some.Append(one).Distinct().Order()];

    private static readonly Gen<PeriodKind> Long = Gen.Elements(PeriodKind.Month, PeriodKind.Quarter, PeriodKind.Year);

    private static readonly Gen<DateRule> Dates = Gen.OneOf(
        Gen.Elements("*/5 8-18 * * mon-fri", "@daily", "0 0 1,15 * 5").Select(text => (DateRule)CronOf(text)),
        Weekdays.Zip(Gen.Elements(Enum.GetValues<WeekKind>()), (weekdays, weeks) => (DateRule)new WeekdayRule(weekdays, weeks)),
        Weekdays.Zip(Gen.Elements(s_dates), (weekdays, since) => (DateRule)new EveryWeeksRule(weekdays, 2, since)),
        from weekdays in Weekdays
        from number in Gen.Elements<int?>(1, 5, null)
        from period in Long
        select (DateRule)new OccurrenceRule(weekdays, number, period),
        Gen.Elements(s_dates).Zip(Flag, (date, everyYear) => (DateRule)new OnDateRule(date, everyYear)),
        Gen.Choose(1, 31).Select(day => (DateRule)new DayOfMonthRule(day)),
        Gen.Elements<int[]>([1], [5, 10, 31]).Select(days => (DateRule)new MonthDaysRule(days)),
        Name.Select(name => (DateRule)new AnnualPlanRule(name)),
        Gen.Elements(Enum.GetValues<PeriodEdge>())
            .Zip(Gen.Elements(Enum.GetValues<PeriodKind>()), (edge, period) => (DateRule)new PeriodEdgeRule(edge, period)),
        Long.Zip(Gen.SubListOf(Enum.GetValues<DayOfWeek>()), (period, weekdays) => (DateRule)new PeriodMiddleRule(period, [.. weekdays])),
        Gen.Elements(s_dates).Zip(Flag, (since, everyYear) => (DateRule)new EveryDaysRule(10, since, everyYear))
    );

    private static readonly Gen<RunTiming> Timing =
        from times in Gen.SubListOf(new TimeOnly(0, 0), new TimeOnly(6, 30), new TimeOnly(23, 59, 59))
        from again in Gen.Elements(
            null,
            new Recurrence(TimeSpan.FromMinutes(15)),
            new Recurrence(TimeSpan.FromHours(1), new TimeOnly(18, 0)),
            new Recurrence(TimeSpan.FromSeconds(90), null, 5),
            new Recurrence(TimeSpan.FromMinutes(10), null, 5) { FromEnd = true }
        )
        from retry in Gen.Elements(null, new Retry(3, TimeSpan.FromMinutes(5), 1.5), new Retry(1, TimeSpan.Zero))
        from watched in Gen.Elements<TimeSpan?>(null, TimeSpan.FromSeconds(90), TimeSpan.FromHours(2), TimeSpan.FromDays(1))
        from offset in Gen.Elements(0, 90, 5999)
        select new RunTiming
        {
            Times = [.. times],
            StartOffset = TimeSpan.FromMinutes(offset),
            Again = again,
            LatestStart = watched,
            LateToStart = watched,
            LateToFinish = watched,
            MaximumRunTime = watched,
            Retry = retry,
        };

    private static readonly Gen<JobDependency> Dependency =
        from kind in Gen.Elements(DependencyKinds.All.ToArray())
        from schedule in Gen.Elements("NIGHT", null)
        from job in Gen.Elements("EXTRACT", "LOAD*", "?")
        from outcome in Gen.Elements(Enum.GetValues<DependencyOutcome>())
        from days in Gen.Elements(0, -1, 999)
        from delay in Gen.Elements(0, 90)
        select new JobDependency(
            kind,
            schedule is null ? null : ObjectName.Parse(schedule),
            job,
            kind is DependencyKind.Conflict or DependencyKind.Exclude ? DependencyOutcome.Succeeded : outcome,
            kind == DependencyKind.Exclude ? 0 : days
        )
        {
            Delay = TimeSpan.FromSeconds(kind is DependencyKind.Conflict or DependencyKind.Exclude ? 0 : delay),
        };

    private static readonly Gen<TimeSpan?> Time = Gen.Elements<TimeSpan?>(null, TimeSpan.FromSeconds(30), TimeSpan.FromDays(2));

    private static readonly Gen<FileCondition> FileCondition =
        from path in Gen.Elements("/in/*.csv", "/a b/c:d", "/x")
        from gone in Flag
        from count in Gen.Elements(0, 3)
        from newer in Time
        from older in Time
        from stable in Time
        select gone
            ? new FileCondition { Path = path, Gone = true }
            : new FileCondition
            {
                Path = path,
                AtLeast = count,
                Newer = newer,
                Older = older,
                Stable = stable,
            };

    private static JobProperty Property(string text) =>
        JobProperty.TryParse(text, out var property) ? property : throw new FormatException(text);

    private static readonly Gen<IReadOnlyList<Reaction>> Reactions = Gen.SubListOf(
            (EventTrigger.Succeeded, "$JOB:RELEASE,,Night,A"),
            (EventTrigger.Failed, "$JOB:ADD,NEXTREL,Night,A,f,P=1;Q=2,N"),
            (EventTrigger.Late, "$NOTIFY:LOG,W,,one, two"),
            (EventTrigger.Lost, "$JOB:HOLD,[[$SCHEDULE DATE(+1d)]],Night,A")
        )
        .Select(some => (IReadOnlyList<Reaction>)[.. some.Select(one => new Reaction(one.Item1, Event(one.Item2)))]);

    private static readonly Gen<RunComponents> Components =
        from dependencies in Gen.ListOf(Dependency, 2)
        from files in Gen.ListOf(FileCondition, 1)
        from condition in Gen.Elements(null, "((DOCK)='FREE')")
        from window in Gen.Elements(null, "22:00-06:00")
        from limits in Gen.SubListOf(
            new LimitNeed(ObjectName.Parse("TAPE"), 2),
            new LimitNeed(ObjectName.Parse("DB"), 1),
            LimitNeed.AllOf(ObjectName.Parse("DISK"))
        )
        from reactions in Reactions
        select new RunComponents
        {
            Dependencies = [.. dependencies.Distinct().OrderBy(dependency => dependency.Kind)],
            Files = [.. files],
            When = condition,
            Windows = StartWindow.TryParse(window, out var read) ? [read] : [],
            Limits = [.. limits],
            Thresholds = window is null ? [] : [s_thresholds[0]],
            Expressions = window is null ? [] : [s_expressions[1]],
            On = reactions,
        };

    private static readonly Gen<Frequency> Frequency =
        from rule in Dates
        from timing in Timing
        from days in Gen.Elements<DayType?>(null, DayType.Working, DayType.Any)
        from way in Gen.Elements<NonWorkingDay?>(null, NonWorkingDay.After, NonWorkingDay.Not)
        from except in Name
        from more in Flag
        from build in Gen.Elements(Enum.GetValues<BuildStatus>())
        from components in Components
        let kept = rule is CronRule or OnDateRule or AnnualPlanRule ? null : days
        select new Frequency
        {
            Dates = rule,
            Days = kept,
            NonWorking = rule.Moves(kept ?? rule.StandardDays) ? way : null,
            Except = more && rule is not AnnualPlanRule ? except : null,
            Offset = more && rule is PeriodEdgeRule { Edge: PeriodEdge.End } ? -3 : 0,
            From = more ? s_dates[0] : null,
            Until = more ? s_dates[^1] : null,
            Include = more ? [.. s_dates.Take(2)] : [],
            Exclude = more ? [] : [.. s_dates.Skip(2)],
            ExcludeMonths = more ? [2, 12] : [],
            Build = build,
            Components = components,
            Timing = Fitting(timing, rule),
        };

    // A cron line says its times itself, and runs follow each other's ends from one first run only.
    private static RunTiming Fitting(RunTiming timing, DateRule rule) =>
        timing with
        {
            Times = rule is CronRule ? [] : timing.Times,
            StartOffset = rule is CronRule ? TimeSpan.Zero : timing.StartOffset,
            Again = timing.Again is { } again
                ? again with
                {
                    FromEnd = again.FromEnd && rule is not CronRule && timing.Times.Count < 2,
                }
                : null,
        };

    private static readonly Gen<IReadOnlyList<FrequencyUse>> Uses = Gen.ListOf(
            Gen.OneOf(Name.Select(FrequencyUse.Of), Frequency.Select(FrequencyUse.Of)),
            2
        )
        .Zip(Gen.Choose(0, 2), (uses, count) => (IReadOnlyList<FrequencyUse>)[.. uses.Take(count)]);

    // A job that comes through the gate has neither windows nor files.
    private static FrequencyUse OfTheGate(FrequencyUse use) =>
        use.Own is { } own ? FrequencyUse.Of(own with { Components = own.Components with { Windows = [], Files = [] } }) : use;

    private static readonly OutputCare s_output = new()
    {
        Limit = new OutputLimit(1 << 30, Ends: true),
        Keep = TimeSpan.FromDays(7),
        Compress = true,
        CopyTo = "/srv/out/[[$JOB NAME]]-[[$JOBID]].[[$STREAM]]",
        Mail = new OutputMail(["ops@example.org"], "smtp://mail.example.org:587", "weir@example.org"),
        Print = ["/usr/bin/lp", "-d", "tray 1"],
    };

    private static readonly IReadOnlyList<OutputRule> s_messages =
    [
        new OutputRule
        {
            Match = "ORA-[0-9]+",
            In = "err",
            Message = "the database: complains",
            Severity = MessageSeverity.Error,
            Times = 5,
        },
        new OutputRule
        {
            Match = "continue\\? *$",
            Reply = "yes",
            Run = ["/bin/sh", "-c", "tell 'dba'"],
            End = true,
            Result = OutputResults.Failed,
        },
    ];

    private static bool IsOfMachine(JobDefinitionType type) => type is JobDefinitionType.Batch or JobDefinitionType.Captured;

    private static readonly Gen<Definition> JobDefinition =
        from name in Name
        from schedule in Name
        from service in Gen.Elements(null, "PAY.MONTH", "NIGHT")
        from type in Gen.Elements(
            JobDefinitionType.Tracked,
            JobDefinitionType.Queued,
            JobDefinitionType.Batch,
            JobDefinitionType.Captured,
            JobDefinitionType.External,
            JobDefinitionType.Container
        )
        from command in Gen.Elements<IReadOnlyList<string>>(
            ["/bin/sh", "-c", "a | b; 'c' \"d\""],
            ["true"],
            ["prog", "", "with space", "ümlaut"]
        )
        from user in Gen.Elements("alice", null)
        from dependencies in Gen.ListOf(Dependency, 3)
        from files in Gen.ListOf(FileCondition, 2)
        from condition in Gen.Elements(null, "((DOCK)='FREE')")
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
        from frequencies in Uses
        from reactions in Reactions
        from build in Gen.Elements(Enum.GetValues<BuildStatus>())
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
                    MaximumRunTime = hold ? TimeSpan.FromMinutes(90) : null,
                    Retry = multiple ? new Retry(2, TimeSpan.FromMinutes(5), 1.5) : null,
                    Output = hold ? s_output : null,
                    Messages = multiple ? s_messages : [],
                }
            : type == JobDefinitionType.Container
                ? new JobDefinition
                {
                    Name = name,
                    Schedule = schedule,
                    Type = type,
                    Container = new ContainerPlan(schedule)
                    {
                        Properties = multiple ? [Property("SITE=north"), Property("MODE=a: b")] : [],
                    },
                    Hold = hold,
                    NotBefore = notBefore,
                    LatestStart = latest,
                    MustEndBy = multiple ? latest : notBefore,
                    Limits = [.. limits],
                    Service = service is null ? null : ObjectName.Parse(service),
                    Priority = priority,
                    Dependencies = [.. dependencies.Distinct().OrderBy(dependency => dependency.Kind)],
                    Thresholds = hold ? s_thresholds : [],
                    Frequencies = [.. frequencies.Select(OfTheGate)],
                    Build = build,
                    On = reactions,
                }
            : type == JobDefinitionType.External
                ? new JobDefinition
                {
                    Name = name,
                    Schedule = schedule,
                    Type = type,
                    Hold = hold,
                    NotBefore = notBefore,
                    LatestStart = latest,
                    MustEndBy = multiple ? latest : notBefore,
                    Limits = [.. limits],
                    Service = service is null ? null : ObjectName.Parse(service),
                    Ok = CodesOf(ok),
                    Dependencies =
                    [
                        .. dependencies
                            .Where(dependency => dependency.Kind != DependencyKind.Conflict)
                            .Distinct()
                            .OrderBy(dependency => dependency.Kind),
                    ],
                    Frequencies = [.. frequencies.Select(OfTheGate)],
                    Build = build,
                    On = reactions,
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
                MustEndBy = multiple ? latest : notBefore,
                JobQueue = hold ? queue : null,
                JobDescription = multiple ? queue : null,
                Priority = priority,
                Limits = [.. limits],
                Service = service is null ? null : ObjectName.Parse(service),
                Ok = CodesOf(ok),
                JobDate = JobDateChoice.TryParse(hold ? "*SCHEDULE" : "2026-12-24", out var date) && multiple ? date : null,
                MaximumRunTime = hold ? TimeSpan.FromMinutes(90) : null,
                Retry = multiple ? new Retry(2, TimeSpan.FromMinutes(5), 1.5) : null,
                AllowMultiple = multiple && type == JobDefinitionType.Queued,
                Dependencies = [.. dependencies.Distinct().OrderBy(dependency => dependency.Kind)],
                Thresholds = hold ? [.. s_thresholds] : [],
                Expressions = hold ? [.. s_expressions] : [],
                When = condition,
                Windows =
                    hold && IsOfMachine(type)
                        ?
                        [
                            new StartWindow(new TimeOnly(22, 0), new TimeOnly(6, 0)),
                            new StartWindow(new TimeOnly(0, 0), new TimeOnly(0, 1)),
                        ]
                        : [],
                Files = IsOfMachine(type) ? [.. files] : [],
                Command = IsOfMachine(type)
                    ? new PlannedCommand
                    {
                        Arguments =
                            type == JobDefinitionType.Captured
                                ? ["/bin/sh", "-c", CaptureCall.Write(ObjectName.Parse("NIGHTLY"))]
                                : command,
                        User = user,
                        Directory = hold ? "/srv/data" : null,
                        Environment = hold ? ["A=b c", "EMPTY="] : [],
                    }
                    : null,
                Frequencies = IsOfMachine(type) ? frequencies : [.. frequencies.Select(OfTheGate)],
                Build = build,
                On = reactions,
            }
        );

    private static readonly Gen<Definition> Schedule =
        from name in Name
        from hold in Flag
        from description in Description
        from start in Gen.Elements(new TimeOnly(0, 0), new TimeOnly(22, 0), new TimeOnly(6, 30, 15))
        from zone in Gen.Elements("UTC", "Europe/Berlin", "America/New_York", null)
        from workdays in Weekdays
        from holidays in Gen.ListOf(Name, 2)
        from build in Gen.Elements(null, new BuildAhead(), new BuildAhead(1, 7))
        from missed in Gen.Elements(
            MissedStarts.Skipped,
            new MissedStarts(MissedChoice.Latest, TimeSpan.FromHours(6)),
            new MissedStarts(MissedChoice.All, TimeSpan.FromMinutes(90), 5)
        )
        from overlap in Gen.Elements(Enum.GetValues<Overlap>())
        from order in Gen.Elements(Enum.GetValues<ScheduleOrder>())
        from frequencies in Uses
        from completed in Flag
        from instances in Gen.Elements<IReadOnlyList<NamedInstance>?>(
            null,
            [],
            [
                new NamedInstance(ObjectName.Parse("NORTH"), [Property("SITE=north"), Property("MODE=")]),
                new NamedInstance(ObjectName.Parse("true"), []),
            ]
        )
        select ScheduleKind.Define(
            new ScheduleDefinition(name, hold, description)
            {
                StartTime = start,
                MustEndBy = hold ? start : null,
                Zone = zone is not null && BusinessDay.TryIn(zone, out var day) ? day : null,
                Workdays = hold ? [.. workdays] : ScheduleDefinition.StandardWorkdays,
                Holidays = [.. holidays.Distinct()],
                Instances = instances,
                SubSchedule = hold && instances is null && build is null,
                Build = build,
                On = completed ? [new Reaction(EventTrigger.Completed, Event("$SCHEDULE:HOLD,,Night"))] : [],
                BuildHeld = hold,
                KeepDays = hold ? 30 : null,
                Overlap = overlap,
                Order = order,
                Missed = missed,
                Frequencies = frequencies,
            }
        );

    private static readonly Gen<Definition> NamedFrequency =
        from name in Name
        from description in Description
        from frequency in Frequency
        select FrequencyKind.Define(new FrequencyDefinition(name, frequency, description));

    private static readonly Gen<Definition> Calendar =
        from name in Name
        from description in Description
        from dates in Gen.SubListOf(s_dates)
        select CalendarKind.Define(new Calendar(name, [.. dates], description));

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
                Capacity = active
                    ? new PolicyCapacity
                    {
                        Limits =
                        [
                            new LimitOfPolicy(name, null, new CapacityLimit(2.5), null),
                            new LimitOfPolicy(null, name, null, new CapacityLimit(9)),
                        ],
                        Levels = new LevelSettings
                        {
                            Percentages = [10, 20, 30, 40, 50.5],
                            Margin = 3,
                            Effects =
                            [
                                new LevelEffect(2) { Importance = 4, Hold = true },
                                new LevelEffect(1) { Group = "NIGHT", AtMost = 0 },
                            ],
                        },
                    }
                    : PolicyCapacity.None,
            }
        );

    private static readonly Gen<CapacityLimit?> CapacityLimits =
        from usual in Gen.Elements(0.5, 8, 1_000_000_000)
        from days in Gen.SubListOf<DayOfWeek>([DayOfWeek.Sunday, DayOfWeek.Friday])
        from calendar in Gen.OneOf(Gen.Constant<ObjectName?>(null), Name.Select(one => (ObjectName?)one))
        from windows in Gen.Choose(0, 2)
        from none in Flag
        select none
            ? null
            : new CapacityLimit(usual)
            {
                Windows =
                [
                    .. Enumerable
                        .Range(1, windows)
                        .Select(hour => new CapacityWindow(new TimeOnly(hour, 30), new TimeOnly(0, 0), hour)
                        {
                            Weekdays = [.. days],
                            Calendar = calendar,
                        }),
                ],
            };

    private static readonly Gen<Definition> Machine =
        from name in Name
        from slots in Number
        from draining in Flag
        from delimiters in Gen.Elements(null, Delimiters.Curly, new Delimiters("<%", "%>"))
        from site in Gen.OneOf(Gen.Constant<ObjectName?>(null), Name.Select(one => (ObjectName?)one))
        from rating in Gen.Elements(1, 0.125, 12.5, 1_000_000)
        from capacity in CapacityLimits
        select MachineKind.Define(
            new MachineDefinition(name.Text, slots, draining, delimiters)
            {
                Site = site,
                Rating = rating,
                Capacity = capacity,
            }
        );

    private static readonly Gen<Definition> Set =
        from name in Name
        from pattern in Pattern
        from kind in Gen.Choose(0, 2)
        from limit in CapacityLimits
        from all in CapacityLimits
        select SetKind.Define(
            new SetDefinition(name, ["north", pattern == "#1" || pattern == "true" ? "x*" : pattern])
            {
                Exclusive = kind == 1,
                AcrossSites = kind == 2,
                Limit = limit,
                LimitAllSites = kind == 2 ? all : null,
            }
        );

    private static readonly Gen<VariableText> Source = Gen.Elements(
        new VariableText { Value = "" },
        new VariableText { Value = "with: {OTHER} # and\nlines" },
        new VariableText
        {
            Program = ["/usr/bin/tool", "{A}", ""],
            Within = "5s",
            Default = "",
        },
        new VariableText
        {
            Date = "2026-12-31",
            Move = "month-end -0wd",
            Calendar = "HOLIDAYS",
            Form = "dd.mm.yy",
        },
        new VariableText { Date = "schedule" },
        new VariableText
        {
            Time = "now",
            Move = "+90m",
            Form = "hhmm",
        },
        new VariableText { Environment = "HOME", Default = "/" },
        new VariableText { File = "/etc/{A}/site" }
    );

    private static readonly Gen<Definition> Variable =
        from name in Name
        from source in Source
        from schedule in Gen.Elements(null, "Night", "PARENT_CONTAINER[SUB]")
        from job in Gen.Elements(null, "LOAD")
        from trim in Gen.Elements(null, "both", "right")
        from edit in Gen.Elements(null, "size=9 decimals=2 zeros point=, group=.", "minus=trailing currency=EUR")
        from description in Gen.Elements(null, "two\nlines")
        from raw in Flag
        select VariableKind.Define(
            Made(
                source with
                {
                    Name = name.Text,
                    Schedule = schedule,
                    Job = job,
                    Description = description,
                    Trim = trim,
                    Slice = raw ? "2:3" : null,
                    Number = edit,
                    LocalDataArea = schedule is not null && raw ? "1:20" : null,
                    Raw = raw,
                }
            )
        );

    private static readonly Gen<Channel> ChannelOf = Gen.Elements<Channel>(
        new MailChannel(["ops@example.org"]),
        new MailChannel(["ops@example.org", "night@example.org"])
        {
            Server = new Uri("smtps://mail.example.org:465"),
            From = "weir@example.org",
            User = "weir",
            PasswordFile = "/etc/weir/mail password",
        },
        new WebhookChannel(new Uri("https://hooks.example.org/weir?a=b")),
        new WebhookChannel(new Uri("http://127.0.0.1:8080")) { SecretFile = "/etc/weir/hook" },
        new CommandChannel(["/usr/bin/logger", "-t", "weir: \"x\""]),
        new JournalChannel()
    );

    private static readonly Gen<IReadOnlyList<Channel>> Channels =
        from first in ChannelOf
        from second in ChannelOf
        select (IReadOnlyList<Channel>)(first.Key == second.Key ? [first] : [first, second]);

    private static readonly Gen<Definition> Notification =
        from name in Name
        from to in Channels
        from step in Channels
        from patterns in Pattern
        from text in Gen.Elements(null, "{{ text }}\nand {{ more }} more: \"x\"\n", "plain")
        from some in Flag
        from more in Flag
        select NotificationKind.Define(
            new NotificationDefinition(
                name,
                some
                    ? [NoticeTrigger.JobFailed, NoticeTrigger.JobHeld]
                    : [NoticeTrigger.JobLost, NoticeTrigger.ScheduleHeld, NoticeTrigger.MachineDown],
                to
            )
            {
                RunsLonger = some ? TimeSpan.FromMinutes(90) : null,
                WaitsLonger = more ? TimeSpan.FromDays(1) : null,
                Of = more ? new NoticeFilter { Jobs = [patterns, "B*"], Users = ["alice"] } : NoticeFilter.Everything,
                Group = more ? TimeSpan.Zero : NotificationDefinition.UsualGroup,
                OnlyOnChange = some,
                Quiet = more ? new QuietHours(new TimeOnly(22, 0), new TimeOnly(6, 30)) : null,
                Most = some ? 5 : NotificationDefinition.UsualMost,
                Escalate = some ? [new EscalationStep(TimeSpan.FromMinutes(15), more ? 3 : 1, step)] : [],
                Subject = text,
                Text = text,
            }
        );

    public static Gen<Definition> One { get; } =
        Gen.OneOf(Rule, JobDefinition, Schedule, NamedFrequency, Calendar, JobQueue, Limit, Machine, Set, Policy, Notification, Variable);

    /// <summary>Any number of definitions, each kind and key once.</summary>
    public static Gen<IReadOnlyList<Definition>> Many { get; } =
        Gen.ListOf(One)
            .Select(list =>
                (IReadOnlyList<Definition>)[.. list.DistinctBy(definition => (definition.Kind, definition.Key.ToUpperInvariant()))]
            );

    private static ExitCodes CodesOf(string text) => ExitCodes.TryParse(text, out var codes) ? codes : default;

    private static CronRule CronOf(string text) => CronRule.TryParse(text, out var rule) ? rule : throw new FormatException(text);

    private static EventText Event(string written) =>
        EventText.TryParse(written, out var text, out var fault) ? text : throw new FormatException(fault);

    private static ExpressionText ExpressionOf(string text) =>
        ExpressionText.TryParse(text, out var expression) ? expression : throw new FormatException(text);

    private static VariableDefinition Made(VariableText text) =>
        VariableDefinition.TryCreate(text, out var made, out var faults) ? made : throw new InvalidOperationException(faults[0].Text);
}
