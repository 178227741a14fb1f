using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;
using Weir.Jobs.Changes;
using Weir.Jobs.Properties;
using Weir.Jobs.Thresholds;

namespace Weir.Schedules.Events;

/// <summary>
/// Every form that an event may have, one line each, and those of the original that are refused, with what there is instead. A name may
/// be written in any case.
/// </summary>
public static class EventForms
{
    private const string Job = "DATE,SCHEDULE,JOB";
    private const string JobAndText = $"{Job}[,TEXT]";
    private const string NewStartFields = $"{Job}[,T/S/N],MINUTES";
    private const string BuildFields = "DATE,SCHEDULE[,LOG][,REPLACE Y/N][,NAME=VALUE;…][,InstanceName=NAME]";
    private const string ByDefinition = "it is said in a definition: weir apply";
    private const string ByNotification = "people are told by a definition of kind: notification";
    private const string ByRule = "it comes from agents and imports only: a tracking rule says which submissions join which schedule";

    private static readonly Dictionary<string, MessageSeverity> s_severities = new()
    {
        ["I"] = MessageSeverity.Information,
        ["W"] = MessageSeverity.Warning,
        ["E"] = MessageSeverity.Error,
    };

    // The original's Down is what Weir sees by itself: a machine that cannot be reached.
    private static readonly Dictionary<string, bool> s_draining = new() { ["U"] = false, ["L"] = true };

    private static readonly Dictionary<string, NewStartFrom> s_starts = new()
    {
        [""] = NewStartFrom.Now,
        ["N"] = NewStartFrom.Now,
        ["T"] = NewStartFrom.End,
        ["S"] = NewStartFrom.Start,
    };

    private static readonly Dictionary<string, bool> s_portions = new() { [""] = false, ["GRADUALLY"] = true };

    /// <summary>All that are served.</summary>
    public static IReadOnlyList<EventForm> All { get; } =
    [
        new("$JOB:ADD", "DATE,SCHEDULE,JOB[,FREQUENCY][,NAME=VALUE;…][,REOPEN Y/N]", fields => Add(fields, held: false)),
        new("$JOB:ADDHLD", "DATE,SCHEDULE,JOB[,FREQUENCY][,NAME=VALUE;…][,REOPEN Y/N]", fields => Add(fields, held: true)),
        new("$JOB:HOLD", JobAndText, fields => new HoldJobAction(fields.Job(0), fields.TextOrNone(3, "TEXT"))),
        new("$JOB:RELEASE", JobAndText, fields => new ReleaseJobAction(fields.Job(0), fields.TextOrNone(3, "TEXT"))),
        new("$JOB:START", JobAndText, fields => new StartJobAction(fields.Job(0), fields.TextOrNone(3, "TEXT"))),
        new("$JOB:CANCEL", JobAndText, fields => new CancelJobAction(fields.Job(0), fields.TextOrNone(3, "TEXT"))),
        new("$JOB:KILL", JobAndText, fields => new CancelJobAction(fields.Job(0), fields.TextOrNone(3, "TEXT"))),
        new("$JOB:SKIP", JobAndText, fields => new SkipJobAction(fields.Job(0), fields.TextOrNone(3, "TEXT"))),
        new("$JOB:RESTART", JobAndText, fields => new RerunJobAction(fields.Job(0), Held: false, fields.TextOrNone(3, "TEXT"))),
        new("$JOB:RESTARTHLD", JobAndText, fields => new RerunJobAction(fields.Job(0), Held: true, fields.TextOrNone(3, "TEXT"))),
        new("$JOB:RESCHEDULE", NewStartFields, fields => new RescheduleJobAction(fields.Job(0), NewStartOf(fields), Held: false)),
        new("$JOB:RESCHEDHLD", NewStartFields, fields => new RescheduleJobAction(fields.Job(0), NewStartOf(fields), Held: true)),
        new(
            "$JOB:PRIORITY",
            $"{Job},PRIORITY",
            fields => new ChangeJobAction(fields.Job(0), new JobChange { Priority = fields.Number(3, "PRIORITY", 1, 9) })
        ),
        new(
            "$JOB:MAXRUNTIME",
            $"{Job},MINUTES",
            fields => new ChangeJobAction(
                fields.Job(0),
                new JobChange { MaximumRunTime = TimeSpan.FromMinutes(fields.Number(3, "MINUTES", 1, 32_767)) }
            )
        ),
        new("$JOB:GOOD", JobAndText, fields => Mark(fields, "ok")),
        new("$JOB:BAD", JobAndText, fields => Mark(fields, "failed")),
        new("$JOB:REVIEW", JobAndText, fields => Mark(fields, "review")),
        new("$JOB:FIXED", JobAndText, fields => Mark(fields, "fixed")),
        new(
            "$VARIABLE:SET",
            $"{Job},NAME,TEXT",
            fields => new SetVariableAction(fields.Job(0), fields.Text(3, "NAME"), fields.Text(4, "TEXT"))
        ),
        new("$SCHEDULE:BUILD", BuildFields, fields => Build(fields, held: false)),
        new("$SCHEDULE:BUILDHLD", BuildFields, fields => Build(fields, held: true)),
        new("$SCHEDULE:HOLD", "DATE,SCHEDULE", fields => new HoldScheduleAction(fields.Day(0))),
        new("$SCHEDULE:RELEASE", "DATE,SCHEDULE", fields => new ReleaseScheduleAction(fields.Day(0))),
        new("$SCHEDULE:START", "DATE,SCHEDULE", fields => new StartScheduleAction(fields.Day(0))),
        new("$SCHEDULE:CLOSE", "DATE,SCHEDULE", fields => new CloseScheduleAction(fields.Day(0))),
        new("$SCHEDULE:DELETE", "DATE,SCHEDULE", fields => new DeleteScheduleAction(fields.Day(0))),
        new(
            "$RESOURCE:SET",
            "LIMIT,MAXIMUM[,MACHINE]",
            fields => new SetLimitAction(
                fields.Name(0, "LIMIT"),
                fields.Number(1, "MAXIMUM", 0, 999_999),
                fields.NameOrNone(2, "MACHINE")?.Text
            )
        ),
        new(
            "$RESOURCE:RESET",
            "LIMIT[,MACHINE]",
            fields => new ResetLimitAction(fields.Name(0, "LIMIT"), fields.NameOrNone(1, "MACHINE")?.Text)
        ),
        new(
            "$THRESHOLD:SET",
            "THRESHOLD,VALUE",
            fields => new SetThresholdAction(
                ThresholdOf(fields, 0, "THRESHOLD"),
                fields.Parsed<ThresholdChange>(1, "VALUE", ThresholdChange.Allowed, ThresholdChange.TryParse)
            )
        ),
        new("$THRESHOLD:DEL", "THRESHOLD", fields => new DeleteThresholdAction(ThresholdOf(fields, 0, "THRESHOLD"))),
        new(
            "$THRESHOLD:RENAME",
            "OLD,NEW",
            fields => new RenameThresholdAction(ThresholdOf(fields, 0, "OLD"), ThresholdOf(fields, 1, "NEW"))
        ),
        new("$PROPERTY:ADD", "PROPERTY,VALUE", fields => SetProperty(fields, mustExist: false)),
        new("$PROPERTY:SET", "PROPERTY,VALUE", fields => SetProperty(fields, mustExist: true)),
        new("$PROPERTY:DELETE", "PROPERTY", fields => new DeletePropertyAction(PropertyOf(fields))),
        new(
            "$CALENDAR:ADD",
            "CALENDAR,DATE;…",
            fields => new ChangeCalendarAction(fields.Name(0, "CALENDAR"), fields.Dates(1), Adds: true)
        ),
        new(
            "$CALENDAR:DEL",
            "CALENDAR,DATE;…",
            fields => new ChangeCalendarAction(fields.Name(0, "CALENDAR"), fields.Dates(1), Adds: false)
        ),
        new(
            "$MACHINE:STATUS",
            "MACHINE,U/L",
            fields => new SetDrainingAction(fields.Name(0, "MACHINE"), fields.Word(1, "U/L", s_draining))
        ),
        new(
            "$MACHINE:MAXJOBS",
            "MACHINE,SLOTS",
            fields => new SetSlotsAction(fields.Name(0, "MACHINE"), fields.Number(1, "SLOTS", 0, 1_000_000))
        ),
        new("$POLICY:ACTIVATE", "POLICY", fields => new ActivatePolicyAction(fields.Name(0, "POLICY"))),
        new("$WEIR:CLOSE", "[EXCEPT;…],TEXT", fields => new CloseWeirAction(fields.Names(0, "EXCEPT"), fields.Text(1, "TEXT"))),
        new("$WEIR:OPEN", "[GRADUALLY]", fields => new OpenWeirAction(fields.Word(0, "GRADUALLY", s_portions))),
        new("$CONSOLE:DISPLAY", "TEXT", fields => new PostMessageAction(MessageSeverity.Information, fields.Text(0, "TEXT"))),
        new("$NOTIFY:LOG", "I/W/E,ID,TEXT", fields => new PostMessageAction(fields.Word(0, "I/W/E", s_severities), fields.Text(2, "TEXT"))),
    ];

    /// <summary>Forms of the original that are refused, each with why and what there is instead.</summary>
    public static IReadOnlyDictionary<string, string> Refused { get; } =
        new Dictionary<string, string>
        {
            ["$JOB:TRACK"] = ByRule,
            ["$JOB:QUEUED"] = ByRule,
            ["$JOB:QUEUE"] = ByRule,
            ["$JOB:QUESTATE"] = ByRule,
            ["$JOB:DELETE"] = "a job is never taken out of the record: $JOB:CANCEL, or $JOB:SKIP where others are to go on",
            ["$JOB:MACHGRP"] = ByDefinition,
            ["$JOB:USER"] = ByDefinition,
            ["$JOB:TAGADD"] = "jobs have no tags",
            ["$JOB:TAGDEL"] = "jobs have no tags",
            ["$JOBMASTER:BUILDSTATE"] = ByDefinition,
            ["$JOBMASTER:TAGADD"] = "jobs have no tags",
            ["$JOBMASTER:TAGDEL"] = "jobs have no tags",
            ["$SCHEDULE:CHECK"] = "what jobs wait for and does not come is said by weir schedule check",
            ["$SCHEDULE:CHECKALL"] = "what jobs wait for and does not come is said by weir schedule check",
            ["$SCHEDULE:CANCEL"] = "jobs are cancelled one by one: $SCHEDULE:HOLD, or $JOB:CANCEL",
            ["$RESOURCE:DEL"] = ByDefinition,
            ["$RESOURCE:RENAME"] = ByDefinition,
            ["$NOTIFY:EMAIL"] = ByNotification,
            ["$NOTIFY:TEXTMSG"] = ByNotification,
            ["$NOTIFY:SNMP"] = ByNotification,
            ["$NOTIFY:NETSEND"] = ByNotification,
            ["$NOTIFY:COMMAND"] = ByNotification,
            ["$NOTIFY:SPOAL"] = ByNotification,
            ["$NOTIFY:SPOCO"] = ByNotification,
            ["$NOTIFY:TASKS"] = ByNotification,
        };

    /// <summary>The form of a name.</summary>
    public static EventForm For(string name) => All.First(form => Is(form.Name, name));

    /// <summary>Finds the form of a name, or says why there is none.</summary>
    internal static bool TryFind(string name, [NotNullWhen(true)] out EventForm? form, [NotNullWhen(false)] out string? fault)
    {
        form = All.FirstOrDefault(known => Is(known.Name, name));
        if (form is not null)
        {
            fault = null;
            return true;
        }

        var shown = Printable.Escape(name, 60);
        fault = Refused.FirstOrDefault(refused => Is(refused.Key, name)) is { Value: { } why } known
            ? $"{known.Key} is not taken: {why}"
            : $"'{shown}' is no event: allowed are {string.Join(", ", All.Select(allowed => allowed.Name))}";
        return false;
    }

    private static AddJobAction Add(EventFields fields, bool held) =>
        new(fields.Job(0), fields.NameOrNone(3, "FREQUENCY"), fields.Properties(4), held, fields.Flag(5, "REOPEN", standard: true));

    private static NewStart NewStartOf(EventFields fields)
    {
        var from = fields.Word(3, "T/S/N", s_starts);
        return fields.Parsed<NewStart>(
            4,
            "MINUTES",
            NewStart.Allowed,
            (string? text, [MaybeNullWhen(false)] out NewStart start) => NewStart.TryParse(text ?? "", from, out start)
        );
    }

    private static ThresholdName ThresholdOf(EventFields fields, int index, string word) =>
        fields.Parsed<ThresholdName>(index, word, ThresholdName.Allowed, ThresholdName.TryParse);

    private static PropertyPath PropertyOf(EventFields fields) =>
        fields.Parsed<PropertyPath>(0, "PROPERTY", PropertyPath.Allowed, PropertyPath.TryParse);

    private static SetPropertyAction SetProperty(EventFields fields, bool mustExist) =>
        new(PropertyOf(fields), fields.Parsed<string>(1, "VALUE", PropertyValue.Allowed, PropertyValue.TryParse), mustExist);

    // The original writes the log of a build into a file of that name; here it is in weir messages.
    private static BuildScheduleAction Build(EventFields fields, bool held) =>
        new(fields.Day(0), held)
        {
            Replaces = fields.Flag(3, "REPLACE", standard: false),
            Properties = fields.Properties(4),
            Instance = fields.Instance(5),
        };

    private static MarkJobAction Mark(EventFields fields, string word) => new(fields.Job(0), word, fields.TextOrNone(3, "TEXT"));

    private static bool Is(string known, string name) => string.Equals(known, name, StringComparison.OrdinalIgnoreCase);
}
