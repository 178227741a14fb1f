using System.Globalization;
using Weir.Definitions.Checks;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Schedules;
using Weir.ServiceLevels.Policies;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: policy</c>.</summary>
public static class PolicyKind
{
    /// <summary>As definitions and the store spell it.</summary>
    public const string Word = "policy";

    private const int LongestDescription = 2000;
    private const int LongestPattern = 200;
    private const string MaxWaitForm = "minutes, hours or days, as 90m, 24h or 7d, to 30d";
    private static readonly string[] s_selections = ["bucket-first", "importance-first"];
    private static readonly string[] s_ties = ["longest-first", "priority-first"];

    /// <summary>Its row in <see cref="DefinitionKinds.All"/>.</summary>
    public static DefinitionKind Kind { get; } = new(Word, order: 4, Read, Lint);

    /// <summary>The definition of one.</summary>
    public static Definition Define(PolicyDefinition definition)
    {
        var policy = definition.Policy;
        return new Definition(
            Kind,
            policy.Name.Text,
            definition,
            new EntryList()
                .Add("name", policy.Name.Text)
                .AddUnless("", "description", policy.Description)
                .AddUnless(false, "active", definition.Active)
                .AddSome("activeOn", [.. definition.ActiveOn.Select(ActiveTimesText.Entries)])
                .AddSome("activeAfter", definition.ActiveAfter)
                .AddUnless(SelectionOrder.BucketFirst, "selection", policy.Selection, s_selections)
                .AddUnless(TieBreak.LongestFirst, "ties", policy.Ties, s_ties)
                .AddUnless(Wait(Policy.UsualMaxWait), "maxWait", Wait(policy.MaxWait))
                .AddSome(
                    "reserves",
                    [
                        .. policy.Reserves.Select(reserve =>
                            new EntryList()
                                .AddUnless(0, "slots", reserve.Slots)
                                .AddUnless(0, "percent", reserve.Percent)
                                .Add("target", GoalTime.Write(reserve.Target))
                        ),
                    ]
                )
                .AddSome(
                    "controlCenters",
                    [.. policy.ControlCenters.Select(center => Settings(new EntryList().Add("name", center.Name.Text), center.Settings))]
                )
                .AddSome(
                    "groups",
                    [.. policy.Groups.Select(group => Settings(new EntryList().Add("name", group.Name.ToString()), group.Settings))]
                )
                .AddSome(
                    "rules",
                    [
                        .. policy.Rules.Select(rule =>
                            new EntryList()
                                .AddUnless(Wildcard.All, "jobName", rule.JobName)
                                .AddUnless(Wildcard.All, "user", rule.User)
                                .AddUnless(Wildcard.All, "jobQueue", rule.JobQueue)
                                .AddUnless(Wildcard.All, "schedule", rule.Schedule)
                                .AddUnless(Wildcard.All, "machine", rule.Machine)
                                .Add("group", rule.Group.ToString())
                        ),
                    ]
                )
                .AddSome("capacity", PolicyCapacityKeys.Entries(definition.Capacity))
        );
    }

    private static Definition? Read(MappingReader keys, FaultList faults, Func<Func<Definition>, Definition?> made)
    {
        var places = new Dictionary<string, SourcePosition>(StringComparer.OrdinalIgnoreCase);
        var name = keys.NeededName("name");
        var description = keys.Text("description", "text");
        if (description?.Length > LongestDescription)
        {
            keys.AddFault(
                new Scalar(keys.PlaceOf("description"), description),
                "description",
                $"text of at most {LongestDescription} characters"
            );
        }

        var policy = new Policy
        {
            Name = name,
            Description = description ?? "",
            Selection = (SelectionOrder)IndexOf(keys, "selection", s_selections),
            Ties = (TieBreak)IndexOf(keys, "ties", s_ties),
            MaxWait = keys.Parsed<TimeSpan>("maxWait", MaxWaitForm, TryWait) ?? Policy.UsualMaxWait,
            Reserves = [.. keys.Inners("reserves", "a reserve", "slots, percent, target").Select(Reserve)],
            ControlCenters =
            [
                .. keys.Inners("controlCenters", "a control center", "name, target, acceptable, critical, importance, accelerateLate")
                    .Select(inner => Center(inner, places)),
            ],
            Groups =
            [
                .. keys.Inners("groups", "a group", "name, target, acceptable, critical, importance, accelerateLate")
                    .Select(inner => Group(inner, places))
                    .OfType<GroupDefinition>(),
            ],
            Rules =
            [
                .. keys.Inners("rules", "a rule", "jobName, user, jobQueue, schedule, machine, group")
                    .Select((inner, index) => Rule(inner, index, places))
                    .OfType<AssignmentRule>(),
            ],
        };
        var definition = new PolicyDefinition(policy)
        {
            Active = keys.Flag("active"),
            Capacity = PolicyCapacityKeys.Read(keys),
            ActiveOn =
            [
                .. keys.Inners("activeOn", "activeOn", "weekdays, days, lastDays, dates, from, until").Select(ActiveTimesText.Read),
            ],
            ActiveAfter = keys.List<string>("activeAfter", "SCHEDULE/JOB", TryJob),
        };
        foreach (var key in new[] { "maxWait", "reserves" })
        {
            places[key] = keys.PlaceOf(key);
        }

        foreach (var fault in policy.Faults())
        {
            faults.Add(PlaceOf(places, fault.Where) ?? keys.Place, $"{fault.Where}: {fault.Text}");
        }

        return made(() => Define(definition));
    }

    private static IEnumerable<DefinitionFinding> Lint(DefinitionsInForce all)
    {
        var jobs = all.From<JobDefinition>().Select(JobDefinitionKind.KeyOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return from policy in all.From<PolicyDefinition>()
            from after in policy.ActiveAfter
            where !jobs.Contains(after)
            select new DefinitionFinding(
                Kind,
                policy.Policy.Name.Text,
                "no-job-definition",
                $"it is to become active after {after}, and there is no such job definition"
            );
    }

    private static EntryList AddUnless<T>(this EntryList entries, T standard, string key, T value, string[] words)
        where T : struct, Enum =>
        EqualityComparer<T>.Default.Equals(value, standard)
            ? entries
            : entries.Add(key, words[Convert.ToInt32(value, CultureInfo.InvariantCulture)]);

    private static EntryList Settings(EntryList entries, GroupSettings settings) =>
        entries
            .AddGiven("target", Goal(settings.Target))
            .AddGiven("acceptable", Goal(settings.Acceptable))
            .AddGiven("critical", Goal(settings.Critical))
            .AddGiven("importance", settings.Importance)
            .AddGiven("accelerateLate", settings.AccelerateLate);

    private static string? Goal(TimeSpan? time) => time is { } goal ? GoalTime.Write(goal) : null;

    private static int IndexOf(MappingReader keys, string key, string[] words) =>
        keys.Parsed<int>(key, string.Join(", ", words), (string text, out int index) => (index = Array.IndexOf(words, text)) >= 0) ?? 0;

    private static SlotReserve Reserve(MappingReader keys)
    {
        var reserve = new SlotReserve(keys.Number("slots", 1, LimitKind.Most) ?? 0, keys.Number("percent", 1, 50) ?? 0, TargetOf(keys));
        keys.End();
        return reserve;
    }

    private static TimeSpan TargetOf(MappingReader keys)
    {
        keys.Needed("target", GoalTime.Allowed);
        return keys.Parsed<TimeSpan>("target", GoalTime.Allowed, GoalTime.TryParse) ?? TimeSpan.Zero;
    }

    private static ControlCenterDefinition Center(MappingReader keys, Dictionary<string, SourcePosition> places)
    {
        var name = keys.NeededName("name");
        return new ControlCenterDefinition(name, Settings(keys, $"controlCenters/{name}", places));
    }

    private static GroupDefinition? Group(MappingReader keys, Dictionary<string, SourcePosition> places)
    {
        var text = keys.Needed("name", GroupName.Allowed);
        var good = GroupName.TryParse(text, out var name);
        if (!good && text.Length > 0)
        {
            keys.AddFault(new Scalar(keys.PlaceOf("name"), text), "name", GroupName.Allowed);
        }

        var settings = Settings(keys, $"groups/{text}", places);
        return good ? new GroupDefinition(name, settings) : null;
    }

    private static GroupSettings Settings(MappingReader keys, string where, Dictionary<string, SourcePosition> places)
    {
        var settings = new GroupSettings
        {
            Target = keys.Parsed<TimeSpan>("target", GoalTime.Allowed, GoalTime.TryParse),
            Acceptable = keys.Parsed<TimeSpan>("acceptable", GoalTime.Allowed, GoalTime.TryParse),
            Critical = keys.Parsed<TimeSpan>("critical", GoalTime.Allowed, GoalTime.TryParse),
            Importance = keys.Number("importance", 1, 5),
            AccelerateLate = keys.FlagOrNone("accelerateLate"),
        };
        keys.End();
        places[where] = keys.Place;
        foreach (var key in new[] { "target", "acceptable", "critical", "importance" })
        {
            places[$"{where}/{key}"] = keys.PlaceOf(key);
        }

        return settings;
    }

    private static AssignmentRule? Rule(MappingReader keys, int index, Dictionary<string, SourcePosition> places)
    {
        var group = keys.Needed("group", GroupName.Allowed);
        var good = GroupName.TryParse(group, out var name);
        if (!good && group.Length > 0)
        {
            keys.AddFault(new Scalar(keys.PlaceOf("group"), group), "group", GroupName.Allowed);
        }

        var rule = new AssignmentRule(name)
        {
            JobName = Pattern(keys, "jobName"),
            User = Pattern(keys, "user"),
            JobQueue = Pattern(keys, "jobQueue"),
            Schedule = Pattern(keys, "schedule"),
            Machine = Pattern(keys, "machine"),
        };
        keys.End();
        places[string.Create(CultureInfo.InvariantCulture, $"rules/{index + 1}")] = keys.PlaceOf("group");
        return good ? rule : null;
    }

    private static string Pattern(MappingReader keys, string key)
    {
        const string Allowed = "a name, or a pattern with * for any characters and ? for one";
        var text = keys.Text(key, Allowed) ?? Wildcard.All;
        if (text.Length > LongestPattern)
        {
            keys.AddFault(new Scalar(keys.PlaceOf(key), text), key, Allowed);
        }

        return text;
    }

    // groups/A.B/target, else groups/A.B, else groups: the nearest place that the file has.
    private static SourcePosition? PlaceOf(Dictionary<string, SourcePosition> places, string where)
    {
        for (var path = where; path.Length > 0; path = path[..Math.Max(path.LastIndexOf('/'), 0)])
        {
            if (places.TryGetValue(path, out var place))
            {
                return place;
            }
        }

        return null;
    }

    private static bool TryWait(string text, out TimeSpan wait)
    {
        wait = default;
        if (
            text.Length is < 2 or > 6
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
        {
            return false;
        }

        wait = text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => TimeSpan.Zero,
        };
        return wait > TimeSpan.Zero && wait <= TimeSpan.FromDays(30);
    }

    private static string Wait(TimeSpan wait) =>
        wait.Ticks % TimeSpan.TicksPerHour == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)wait.TotalHours}h")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)wait.TotalMinutes}m");

    private static bool TryJob(string text, out string job)
    {
        job = text;
        return QualifiedName.TryParse(text, out _);
    }
}
