using Weir.Definitions.Reading;
using Weir.Schedules.Events;

namespace Weir.Definitions.Kinds;

/// <summary>An action written as keys, <c>{ release: LOAD }</c>: which verb means which form of an event, and where its keys go.</summary>
internal static class ActionKeys
{
    private const string JobForm = "a job as [SCHEDULE/]JOB[@DATE]";
    private const string DayForm = "a schedule as SCHEDULE[@DATE]";
    private const string TextForm = "text of 1 to 200 characters";

    private static readonly Dictionary<string, Func<MappingReader, string, string, (string Form, string[] Fields)>> s_verbs = new()
    {
        ["add"] = Add,
        ["hold"] = (keys, schedule, verb) => OfJob(keys, schedule, verb, "$JOB:HOLD"),
        ["release"] = (keys, schedule, verb) => OfJob(keys, schedule, verb, "$JOB:RELEASE"),
        ["start"] = (keys, schedule, verb) => OfJob(keys, schedule, verb, "$JOB:START"),
        ["cancel"] = (keys, schedule, verb) => OfJob(keys, schedule, verb, "$JOB:CANCEL"),
        ["skip"] = (keys, schedule, verb) => OfJob(keys, schedule, verb, "$JOB:SKIP"),
        ["rerun"] = (keys, schedule, verb) => OfJob(keys, schedule, verb, keys.Flag("held") ? "$JOB:RESTARTHLD" : "$JOB:RESTART"),
        ["reschedule"] = Reschedule,
        ["setPriority"] = (keys, schedule, verb) => ("$JOB:PRIORITY", [.. Job(keys, schedule, verb), keys.Needed("to", "1 to 9")]),
        ["setMaxRunTime"] = (keys, schedule, verb) =>
            ("$JOB:MAXRUNTIME", [.. Job(keys, schedule, verb), keys.Needed("to", "how many minutes")]),
        ["mark"] = (keys, schedule, verb) => OfJob(keys, schedule, verb, MarkOf(keys)),
        ["setVariable"] = (keys, schedule, verb) =>
            (
                "$VARIABLE:SET",
                [
                    .. Job(keys.Text("of", JobForm) ?? "[[$JOB NAME]]", schedule),
                    keys.Needed(verb, "a job variable"),
                    keys.Needed("to", TextForm),
                ]
            ),
        ["buildSchedule"] = (keys, _, verb) => Build(keys, verb),
        ["holdSchedule"] = (keys, _, verb) => ("$SCHEDULE:HOLD", Day(keys, verb)),
        ["releaseSchedule"] = (keys, _, verb) => ("$SCHEDULE:RELEASE", Day(keys, verb)),
        ["startSchedule"] = (keys, _, verb) => ("$SCHEDULE:START", Day(keys, verb)),
        ["closeSchedule"] = (keys, _, verb) => ("$SCHEDULE:CLOSE", Day(keys, verb)),
        ["deleteSchedule"] = (keys, _, verb) => ("$SCHEDULE:DELETE", Day(keys, verb)),
        ["setLimit"] = (keys, _, verb) =>
            ("$RESOURCE:SET", [keys.Needed(verb, "a limit"), keys.Needed("to", "its maximum"), keys.Text("machine", "a machine") ?? ""]),
        ["resetLimit"] = (keys, _, verb) => ("$RESOURCE:RESET", [keys.Needed(verb, "a limit"), keys.Text("machine", "a machine") ?? ""]),
        ["setThreshold"] = (keys, _, verb) =>
            ("$THRESHOLD:SET", [keys.Needed(verb, "a threshold"), keys.Needed("to", "its value, or with a sign what is added")]),
        ["deleteThreshold"] = (keys, _, verb) => ("$THRESHOLD:DEL", [keys.Needed(verb, "a threshold")]),
        ["renameThreshold"] = (keys, _, verb) =>
            ("$THRESHOLD:RENAME", [keys.Needed(verb, "a threshold"), keys.Needed("to", "its new name")]),
        ["setProperty"] = (keys, _, verb) => ("$PROPERTY:ADD", [keys.Needed(verb, "a property"), keys.Needed("to", "what it is to hold")]),
        ["deleteProperty"] = (keys, _, verb) => ("$PROPERTY:DELETE", [keys.Needed(verb, "a property")]),
        ["addDates"] = (keys, _, verb) => ("$CALENDAR:ADD", [keys.Needed("to", "a calendar"), Joined(keys, verb)]),
        ["removeDates"] = (keys, _, verb) => ("$CALENDAR:DEL", [keys.Needed("from", "a calendar"), Joined(keys, verb)]),
        ["drain"] = (keys, _, verb) => ("$MACHINE:STATUS", [keys.Needed(verb, "a machine"), "L"]),
        ["resume"] = (keys, _, verb) => ("$MACHINE:STATUS", [keys.Needed(verb, "a machine"), "U"]),
        ["setSlots"] = (keys, _, verb) => ("$MACHINE:MAXJOBS", [keys.Needed(verb, "a machine"), keys.Needed("to", "how many")]),
        ["activatePolicy"] = (keys, _, verb) => ("$POLICY:ACTIVATE", [keys.Needed(verb, "a policy")]),
        ["close"] = (keys, _, verb) => ("$WEIR:CLOSE", [Joined(keys, "except"), keys.Needed(verb, TextForm)]),
        ["open"] = (keys, _, verb) => ("$WEIR:OPEN", keys.Word(verb, ["all", "gradually"]) == 1 ? ["GRADUALLY"] : []),
        ["message"] = (keys, _, verb) =>
            (
                "$NOTIFY:LOG",
                [
                    keys.Word("severity", ["information", "warning", "error"]) switch
                    {
                        0 => "I",
                        1 => "W",
                        _ => "E",
                    },
                    "",
                    keys.Needed(verb, TextForm),
                ]
            ),
    };

    /// <summary>All verbs.</summary>
    public static IEnumerable<string> Verbs => s_verbs.Keys;

    /// <summary>Reads one; <paramref name="fault"/> says what is wrong with the whole of it.</summary>
    public static EventText? Read(MappingReader keys, string schedule, out string? fault)
    {
        fault = null;
        string[] verbs = [.. s_verbs.Keys.Where(keys.HasKey)];
        if (verbs is not [var verb])
        {
            fault =
                $"an action has one verb, and {(verbs.Length == 0 ? "none" : string.Join(", ", verbs))} found: allowed are {string.Join(", ", s_verbs.Keys)}";
            return null;
        }

        var (form, fields) = s_verbs[verb](keys, schedule, verb);
        keys.End();
        if (!EventText.TryCreate(EventForms.For(form), fields, out var text, out var wrong))
        {
            fault = $"a comma stands where none may: {wrong}";
        }

        return text;
    }

    private static (string Form, string[] Fields) Add(MappingReader keys, string schedule, string verb)
    {
        var job = Job(keys, schedule, verb);
        var frequency = keys.Text("frequency", "the name of a frequency") ?? "";
        var properties = Joined(keys, "properties");
        var reopen = keys.FlagOrNone("reopen") is false ? "N" : "";
        return (keys.Flag("held") ? "$JOB:ADDHLD" : "$JOB:ADD", [.. job, frequency, properties, reopen]);
    }

    private static (string Form, string[] Fields) Reschedule(MappingReader keys, string schedule, string verb)
    {
        var job = Job(keys, schedule, verb);
        var from = keys.Word("from", ["now", "start", "end"]) switch
        {
            0 => "",
            1 => "S",
            _ => "T",
        };
        var minutes = keys.Needed("minutes", NewStart.Allowed);
        return (keys.Flag("held") ? "$JOB:RESCHEDHLD" : "$JOB:RESCHEDULE", [.. job, from, minutes]);
    }

    private static (string Form, string[] Fields) Build(MappingReader keys, string verb)
    {
        var day = Day(keys, verb);
        var replace = keys.Flag("replace") ? "Y" : "";
        var properties = Joined(keys, "properties");
        var instance = keys.Text("instance", "the name of an instance") is { } name ? $"InstanceName={name}" : "";
        return (keys.Flag("held") ? "$SCHEDULE:BUILDHLD" : "$SCHEDULE:BUILD", [.. day, "", replace, properties, instance]);
    }

    private static (string Form, string[] Fields) OfJob(MappingReader keys, string schedule, string verb, string form) =>
        (form, [.. Job(keys, schedule, verb), keys.Text("text", TextForm) ?? ""]);

    private static string MarkOf(MappingReader keys) =>
        keys.Word("as", ["ok", "failed", "review", "fixed"]) switch
        {
            0 => "$JOB:GOOD",
            1 => "$JOB:BAD",
            2 => "$JOB:REVIEW",
            _ => "$JOB:FIXED",
        };

    private static string[] Job(MappingReader keys, string schedule, string verb) => Job(keys.Needed(verb, JobForm), schedule);

    private static string[] Job(string text, string schedule)
    {
        var (name, date) = Split(text);
        var at = name.IndexOf('/', StringComparison.Ordinal);
        return at < 0 ? [date, schedule, name] : [date, name[..at], name[(at + 1)..]];
    }

    private static string[] Day(MappingReader keys, string verb)
    {
        var (name, date) = Split(keys.Needed(verb, DayForm));
        return [date, name];
    }

    // A name may have an @ of its own: what follows the last one is a date where it is one, or will be when its placeholder is filled.
    private static (string Name, string Date) Split(string text)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0)
        {
            return (text, "");
        }

        var after = text[(at + 1)..];
        return
            after.StartsWith("[[", StringComparison.Ordinal)
            || after.StartsWith("{{", StringComparison.Ordinal)
            || (after.Length > 0 && EventDate.TryParse(after, out _))
            ? (text[..at], after)
            : (text, "");
    }

    private static string Joined(MappingReader keys, string key) =>
        string.Join(
            ';',
            keys.List<string>(
                key,
                "texts without commas and semicolons",
                (string text, out string value) =>
                {
                    value = text;
                    return text.Length > 0 && text.AsSpan().IndexOfAny(',', ';') < 0;
                }
            )
        );
}
