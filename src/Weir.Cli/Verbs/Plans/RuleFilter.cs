using System.CommandLine;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol.Rules;

namespace Weir.Cli.Verbs;

/// <summary>The options that say what a rule matches and does; what is not given stays as it is.</summary>
internal sealed class RuleFilter
{
    /// <summary>What may be typed for a rule's type.</summary>
    public const string Types = "track (T), queue (Q), passive (P) and automatic (A)";

    private readonly Option<string?> _name = Text("--name", "Job name, generic name or *ALL.", "NAME", "-n");
    private readonly Option<string?> _user = Text("--user", "User, generic name or *ALL.", "USER", "-u");
    private readonly Option<string?> _description = Text(
        "--job-description",
        "LIBRARY/NAME; each may be generic or *ALL.",
        "LIB/NAME",
        "-d"
    );
    private readonly Option<string?> _queue = Text("--job-queue", "LIBRARY/NAME; each may be generic or *ALL.", "LIB/NAME", "-q");
    private readonly Option<string?> _type = Text("--type", "track, queue, passive or automatic (T, Q, P or A).", "TYPE", "--track-type");
    private readonly Option<string?> _automatic = Text(
        "--auto",
        "allow or prevent, for type automatic: its jobs are tracked, or run untracked; with every type, whether what they submit may join their schedule; none says nothing of it.",
        "allow|prevent"
    );
    private readonly Option<string?> _schedule = Text(
        "--schedule",
        "The schedule its jobs join; $PREFIX or $SUFFIX in it is what the wildcard of the job name matched; default AdHoc.",
        "NAME"
    );
    private readonly Option<string?> _scheduleDate = Text(
        "--schedule-date",
        "Which date of the schedule: CURRENT, EARLIEST, LATEST, NEXT, PREVIOUS and others, or a date; none says nothing of it.",
        "DATE"
    );
    private readonly Option<string?> _frequency = Text("--frequency", "The frequency that a queued job has; none takes it off.", "NAME");
    private readonly Option<string[]> _machines = new("--machine")
    {
        Description = "Only for jobs of this machine, or a generic name; may be repeated; *ALL is for all again.",
        HelpName = "NAME",
    };
    private readonly Option<string?> _agentDown = Text("--when-agent-down", "wait or run; default wait for queue, else run.", "wait|run");
    private readonly Option<string?> _serverAway = Text(
        "--when-server-away",
        "hold or start; default hold for queue, else start.",
        "hold|start"
    );
    private readonly Option<string?> _onReject = Text("--on-reject", "hold or run; default hold for queue, else run.", "hold|run");
    private readonly Option<string?> _monitor = Text(
        "--monitor",
        "The job variable that shows the state of its jobs, where they name none; none takes it off.",
        "NAME"
    );

    public RuleFilter(Verb verb)
    {
        foreach (
            var option in new Option[]
            {
                _name,
                _user,
                _description,
                _queue,
                _type,
                _automatic,
                _schedule,
                _scheduleDate,
                _frequency,
                _machines,
                _agentDown,
                _serverAway,
                _onReject,
                _monitor,
            }
        )
        {
            verb.Options.Add(option);
        }
    }

    public bool HasType(Session s) => s.Value(_type) is not null;

    /// <summary>
    /// The rule with what was typed put in. What a rule does in need goes with its type: of another type it is that type's default.
    /// </summary>
    public RuleView On(RuleView rule, Session s)
    {
        var kept =
            s.Value(_type) is not { } typed || TypeOf(typed) == rule.Type
                ? rule
                : rule with
                {
                    Automatic = null,
                    WhenAgentDown = null,
                    WhenServerAway = null,
                    OnReject = null,
                };
        var made = With(kept, s);
        return made is { Type: "queue", Automatic: "allow" }
            ? throw new UsageException(
                "--auto allow does not go with --type queue; allowed are prevent and none, or --type track or automatic"
            )
            : made;
    }

    private RuleView With(RuleView rule, Session s) =>
        rule with
        {
            JobName = s.Value(_name) ?? rule.JobName,
            User = s.Value(_user) ?? rule.User,
            JobDescription = Qualified(s.Value(_description)) ?? rule.JobDescription,
            JobQueue = Qualified(s.Value(_queue)) ?? rule.JobQueue,
            Type = s.Value(_type) is { } type ? TypeOf(type) : rule.Type,
            Automatic = s.Value(_automatic) is { } automatic ? AutomaticOf(automatic) : rule.Automatic,
            Schedule = s.Value(_schedule) ?? rule.Schedule,
            ScheduleDate = Given(s.Value(_scheduleDate), rule.ScheduleDate),
            Frequency = Given(s.Value(_frequency), rule.Frequency),
            Machines = s.Value(_machines) is { Length: > 0 } machines ? machines : rule.Machines,
            WhenAgentDown = WordArgument.Check("--when-agent-down", s.Value(_agentDown), "wait", "run") ?? rule.WhenAgentDown,
            WhenServerAway = WordArgument.Check("--when-server-away", s.Value(_serverAway), "hold", "start") ?? rule.WhenServerAway,
            OnReject = WordArgument.Check("--on-reject", s.Value(_onReject), "hold", "run") ?? rule.OnReject,
            Monitor = Given(s.Value(_monitor), rule.Monitor),
        };

    private static string? Given(string? typed, string? old) =>
        typed is null ? old
        : typed == "none" ? null
        : typed;

    // *ALL alone means both parts, as the original has it.
    private static string? Qualified(string? text) =>
        text is not null && text.Equals("*ALL", StringComparison.OrdinalIgnoreCase) ? "*ALL/*ALL" : text;

    private static string TypeOf(string text) =>
        text.ToUpperInvariant() switch
        {
            "T" or "TRACK" => "track",
            "Q" or "QUEUE" => "queue",
            "P" or "PASSIVE" => "passive",
            "A" or "AUTOMATIC" => "automatic",
            _ => throw new UsageException($"--type '{Printable.Escape(text)}' is none; allowed are {Types}"),
        };

    private static string? AutomaticOf(string text) =>
        WordArgument.Check("--auto", text, "allow", "prevent", "none") is "none" ? null : text;

    private static Option<string?> Text(string name, string description, string value, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = value };
}
