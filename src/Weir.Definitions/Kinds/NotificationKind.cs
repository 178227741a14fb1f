using System.Globalization;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Notices;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: notification</c>.</summary>
public static class NotificationKind
{
    /// <summary>As definitions and the store spell it.</summary>
    public const string Word = "notification";

    private const int MostAnHour = 10_000;
    private const int MostTimes = 100;
    private const string TimeForm = "a time of day HH:mm in quotes";
    private const string PatternForm = "patterns of names: * is any number of characters, ? is one";

    private static readonly (NoticeSubject Subject, string Key)[] s_subjects =
    [
        (NoticeSubject.Job, "job"),
        (NoticeSubject.Schedule, "schedule"),
        (NoticeSubject.Machine, "machine"),
    ];

    /// <summary>Its row in <see cref="DefinitionKinds.All"/>.</summary>
    public static DefinitionKind Kind { get; } = new(Word, order: 10, Read);

    /// <summary>The definition of one.</summary>
    public static Definition Define(NotificationDefinition notification)
    {
        var when = new EntryList();
        foreach (var (subject, key) in s_subjects)
        {
            when.AddSome(
                key,
                [
                    .. notification
                        .Triggers.Where(trigger => NoticeTriggers.SubjectOf(trigger) == subject)
                        .Select(trigger => trigger.ToText()),
                ]
            );
        }

        return new Definition(
            Kind,
            notification.Name.Text,
            notification,
            new EntryList()
                .Add("name", notification.Name.Text)
                .AddSome(
                    "when",
                    when.AddGiven("runsLonger", Span(notification.RunsLonger)).AddGiven("waitsLonger", Span(notification.WaitsLonger))
                )
                .AddSome(
                    "of",
                    new EntryList()
                        .AddSome("machines", notification.Of.Machines)
                        .AddSome("schedules", notification.Of.Schedules)
                        .AddSome("jobs", notification.Of.Jobs)
                        .AddSome("users", notification.Of.Users)
                )
                .AddSome("to", [.. notification.To.Select(ChannelText.Entries)])
                .AddGiven("group", notification.Group == NotificationDefinition.UsualGroup ? null : Span(notification.Group))
                .AddUnless(false, "onlyOnChange", notification.OnlyOnChange)
                .AddSome(
                    "quiet",
                    notification.Quiet is { } quiet
                        ? new EntryList().Add("from", Time(quiet.From)).Add("to", Time(quiet.To))
                        : new EntryList()
                )
                .AddUnless(NotificationDefinition.UsualMost, "most", notification.Most)
                .AddSome("escalate", [.. notification.Escalate.Select(Step)])
                .AddGiven("subject", notification.Subject)
                .AddGiven("text", notification.Text)
        );
    }

    private static Definition? Read(MappingReader keys, FaultList faults, Func<Func<Definition>, Definition?> made)
    {
        var name = keys.NeededName("name");
        var before = faults.Count;
        var when = keys.Inner("when", "job, schedule, machine, runsLonger, waitsLonger");
        List<NoticeTrigger> triggers = [];
        foreach (var (subject, key) in s_subjects)
        {
            triggers.AddRange(
                when.List<NoticeTrigger>(
                        key,
                        string.Join(", ", NoticeTriggers.Words(subject)),
                        (string text, out NoticeTrigger trigger) => NoticeTriggers.TryParse(subject, text, out trigger)
                    )
                    .Distinct()
            );
        }

        var runs = when.Parsed<TimeSpan>("runsLonger", DurationText.Allowed, TrySome);
        var waits = when.Parsed<TimeSpan>("waitsLonger", DurationText.Allowed, TrySome);
        when.End();
        if (faults.Count == before && triggers.Count == 0 && runs is null && waits is null)
        {
            faults.Add(
                keys.PlaceOf("when"),
                "notification has no when: needed is at least one of job, schedule, machine, runsLonger, waitsLonger"
            );
        }

        var of = keys.Inner("of", "machines, schedules, jobs, users");
        var filter = new NoticeFilter
        {
            Machines = of.List<string>("machines", PatternForm, TryPattern),
            Schedules = of.List<string>("schedules", PatternForm, TryPattern),
            Jobs = of.List<string>("jobs", PatternForm, TryPattern),
            Users = of.List<string>("users", PatternForm, TryPattern),
        };
        of.End();
        var to = ChannelText.Read(keys, faults);
        var quiet = keys.Inner("quiet", "from, to");
        var (from, until) = (quiet.Parsed<TimeOnly>("from", TimeForm, TryTime), quiet.Parsed<TimeOnly>("to", TimeForm, TryTime));
        quiet.End();
        if ((from is null) != (until is null) || (from is not null && from == until))
        {
            faults.Add(keys.PlaceOf("quiet"), "quiet hours are from one time of day to another: say { from: \"22:00\", to: \"06:00\" }");
        }

        var escalate = Escalation(keys, faults, triggers);
        var group = keys.Parsed<TimeSpan>("group", DurationText.Allowed, DurationText.TryParse);
        var onlyOnChange = keys.Flag("onlyOnChange");
        var most = keys.Number("most", 1, MostAnHour);
        var (subjectLine, body) = (Template(keys, faults, "subject"), Template(keys, faults, "text"));
        return made(() =>
            Define(
                new NotificationDefinition(name, triggers, to)
                {
                    RunsLonger = runs,
                    WaitsLonger = waits,
                    Of = filter,
                    Group = group ?? NotificationDefinition.UsualGroup,
                    OnlyOnChange = onlyOnChange,
                    Quiet = from is { } first && until is { } end ? new QuietHours(first, end) : null,
                    Most = most ?? NotificationDefinition.UsualMost,
                    Escalate = escalate,
                    Subject = subjectLine,
                    Text = body,
                }
            )
        );
    }

    private static List<EscalationStep> Escalation(MappingReader keys, FaultList faults, List<NoticeTrigger> triggers)
    {
        List<EscalationStep> steps = [];
        foreach (var step in keys.Inners("escalate", "a step of escalate", "after: 15m, times: 3, to: CHANNELS"))
        {
            step.Needed("after", DurationText.Allowed);
            var after = step.Parsed<TimeSpan>("after", DurationText.Allowed, TrySome) ?? TimeSpan.Zero;
            var times = step.Number("times", 1, MostTimes) ?? 1;
            steps.Add(new EscalationStep(after, times, ChannelText.Read(step, faults)));
            step.End();
        }

        if (steps.Count > 0 && triggers.Any(trigger => NoticeTriggers.SubjectOf(trigger) != NoticeSubject.Job))
        {
            faults.Add(
                keys.PlaceOf("escalate"),
                "escalate ends when a message about a job is acknowledged: tell of schedules and machines by another notification"
            );
        }

        return steps;
    }

    private static string? Template(MappingReader keys, FaultList faults, string key)
    {
        var text = keys.Text(key, "a template");
        if (text is not null && !NoticeTemplate.TryParse(text, out _, out var fault))
        {
            faults.Add(keys.PlaceIn(key, fault.Line, fault.Column), $"{key} is no template: {fault.Text}");
        }

        return text;
    }

    private static EntryList Step(EscalationStep step) =>
        new EntryList()
            .Add("after", DurationText.ToText(step.After))
            .AddUnless(1, "times", step.Times)
            .AddSome("to", [.. step.To.Select(ChannelText.Entries)]);

    private static string? Span(TimeSpan? span) => span is { } given ? DurationText.ToText(given) : null;

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static bool TrySome(string text, out TimeSpan span) => DurationText.TryParse(text, out span) && span > TimeSpan.Zero;

    private static bool TryPattern(string text, out string pattern)
    {
        pattern = text;
        return text.Length is > 0 and <= 64 && !text.Any(char.IsControl);
    }
}
