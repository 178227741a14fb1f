using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Tracking.Rules;

/// <summary>Makes a rule of words and collects all that is wrong with them.</summary>
internal sealed class RuleReader
{
    private readonly List<RuleFault> _faults = [];

    public IReadOnlyList<RuleFault> Faults => _faults;

    public TrackingRule? Read(RuleText text)
    {
        var jobName = Pattern("jobName", text.JobName, PatternSubject.Name);
        var user = Pattern("user", text.User, PatternSubject.User);
        var (descriptionLibrary, description) = Qualified("jobDescription", text.JobDescription);
        var (queueLibrary, queue) = Qualified("jobQueue", text.JobQueue);
        var type = Type(text.Type);
        var schedule = Template("schedule", text.Schedule ?? TrackingRule.AdHoc, jobName);
        var frequency = text.Frequency is null ? null : Template("frequency", text.Frequency, jobName);
        var date = ScheduleDate(text.ScheduleDate);
        var machines = Machines(text.Machines);
        var agentDown =
            ReadChoice("whenAgentDown", text.WhenAgentDown, "wait", "run", WhenAgentDown.Wait, WhenAgentDown.Run)
            ?? TrackingRule.DefaultWhenAgentDown(type);
        var serverAway =
            ReadChoice("whenServerAway", text.WhenServerAway, "hold", "start", WhenServerAway.Hold, WhenServerAway.Start)
            ?? TrackingRule.DefaultWhenServerAway(type);
        var onReject =
            ReadChoice("onReject", text.OnReject, "hold", "run", OnReject.Hold, OnReject.Run) ?? TrackingRule.DefaultOnReject(type);
        var automatic =
            ReadChoice("automatic", text.Automatic, "allow", "prevent", AutomaticTracking.Allow, AutomaticTracking.Prevent)
            ?? TrackingRule.DefaultAutomatic(type);
        if (_faults.Count == 0)
        {
            CheckTogether(type, automatic, agentDown, serverAway, onReject);
        }

        var rule = new TrackingRule
        {
            Name = default,
            JobName = jobName,
            User = user,
            JobDescriptionLibrary = descriptionLibrary,
            JobDescription = description,
            JobQueueLibrary = queueLibrary,
            JobQueue = queue,
            Type = type,
            Automatic = automatic,
            Schedule = schedule,
            ScheduleDate = date,
            Frequency = frequency,
            Machines = machines,
            WhenAgentDown = agentDown,
            WhenServerAway = serverAway,
            OnReject = onReject,
            Monitor = text.Monitor,
            Output = Output(text.OutputMax, text.OnFull),
        };
        var name = text.Name is null ? RuleNaming.Derive(rule) : Name("name", text.Name);
        return _faults.Count == 0 ? rule with { Name = name } : null;
    }

    private void CheckTogether(
        TrackType type,
        AutomaticTracking? automatic,
        WhenAgentDown agentDown,
        WhenServerAway serverAway,
        OnReject onReject
    )
    {
        if (type == TrackType.Queue && automatic == AutomaticTracking.Allow)
        {
            Fault(
                "automatic",
                "a rule of type queue cannot allow automatic tracking: what its jobs submit would be rejected; say automatic prevent, leave it out, or type track or automatic"
            );
        }

        if (type != TrackType.Queue && serverAway == WhenServerAway.Hold)
        {
            Fault(
                "whenServerAway",
                $"a rule of type {RuleWords.ToText(type)} lets its jobs go at once and cannot hold them while the server is away: say whenServerAway start, or type queue"
            );
        }

        if (type == TrackType.Passive && agentDown == WhenAgentDown.Wait)
        {
            Fault("whenAgentDown", "a rule of type passive is for processes that run already and cannot wait: leave whenAgentDown out");
        }

        if (type == TrackType.Passive && onReject == OnReject.Hold)
        {
            Fault("onReject", "a rule of type passive is for processes that run already and cannot be held: leave onReject out");
        }
    }

    private NamePattern Pattern(string field, string? text, PatternSubject subject)
    {
        var all = subject == PatternSubject.User ? NamePattern.AllUsers : NamePattern.AllNames;
        if (text is null)
        {
            return all;
        }

        if (NamePattern.TryParse(text, subject, out var pattern))
        {
            return pattern;
        }

        var what = subject == PatternSubject.User ? "without blanks and :" : $"of {ObjectName.Allowed}";
        Fault(field, $"'{Printable.Escape(text)}' is no filter for {field}: allowed is {NamePattern.Allowed}, {what}");
        return all;
    }

    private (NamePattern Library, NamePattern Name) Qualified(string field, string? text)
    {
        if (text is null || text.Equals(Wildcard.All, StringComparison.OrdinalIgnoreCase))
        {
            return (NamePattern.AllNames, NamePattern.AllNames);
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            return (Pattern(field, text[..slash], PatternSubject.Name), Pattern(field, text[(slash + 1)..], PatternSubject.Name));
        }

        Fault(field, $"'{Printable.Escape(text)}' is no filter for {field}: allowed is LIBRARY/NAME, each part {NamePattern.Allowed}");
        return (NamePattern.AllNames, NamePattern.AllNames);
    }

    private TrackType Type(string? text)
    {
        switch (text?.ToUpperInvariant())
        {
            case null or "QUEUE":
                return TrackType.Queue;
            case "TRACK":
                return TrackType.Track;
            case "PASSIVE":
                return TrackType.Passive;
            case "AUTOMATIC":
                return TrackType.Automatic;
            default:
                Fault("type", $"'{Printable.Escape(text)}' is not a type of rule: allowed are {RuleWords.Types}");
                return TrackType.Queue;
        }
    }

    private NameTemplate Template(string field, string text, NamePattern jobName)
    {
        if (!NameTemplate.TryParse(text, out var template))
        {
            Fault(field, $"'{Printable.Escape(text)}' is no {field}: allowed is {NameTemplate.Allowed}; a name has {ObjectName.Allowed}");
            return NameTemplate.Of(ObjectName.Parse(TrackingRule.AdHoc));
        }

        if (!template.GoesWith(jobName))
        {
            Fault(
                field,
                $"{template.Part} in {field} {template} stands for what a wildcard of the job name matches, and {jobName} has none at that end: allowed is a job name such as {(template.Part == "$PREFIX" ? "???LOAD" : "LOAD???")}, or the name of one {field}"
            );
        }

        return template;
    }

    private ScheduleDateChoice? ScheduleDate(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!ScheduleDateChoice.TryParse(text, out var date))
        {
            Fault("scheduleDate", $"'{Printable.Escape(text)}' is no date of a schedule: allowed are {ScheduleDateChoice.Allowed}");
        }

        return date;
    }

    private NamePattern[] Machines(string? text)
    {
        List<NamePattern> machines = [];
        foreach (var word in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!NamePattern.TryParse(word, PatternSubject.Name, out var machine))
            {
                Fault("machines", $"'{Printable.Escape(word)}' is no machine: allowed is {NamePattern.Allowed}");
            }
            else if (machine.Kind == PatternKind.All)
            {
                return [];
            }
            else
            {
                machines.Add(machine);
            }
        }

        return [.. machines];
    }

    private ObjectName Name(string field, string text)
    {
        if (!ObjectName.TryParse(text, out var name))
        {
            Fault(field, $"'{Printable.Escape(text)}' is no {field}: allowed are {ObjectName.Allowed}");
        }

        return name;
    }

    private OutputLimit? Output(string? max, string? onFull)
    {
        if (max is null)
        {
            if (onFull is not null)
            {
                Fault("output", "output says what is done when it is full, and not when that is: add max, such as max: 1GiB");
            }

            return null;
        }

        if (!ByteSize.TryParse(max, out var most) || most < 1)
        {
            Fault("output", $"'{Printable.Escape(max)}' is not a size of output: {ByteSize.Allowed}");
        }

        return new OutputLimit(most, ReadChoice("output", onFull, "cut", "end", false, true) ?? false);
    }

    private T? ReadChoice<T>(string field, string? text, string one, string other, T first, T second)
        where T : struct
    {
        if (text is null)
        {
            return null;
        }

        if (text.Equals(one, StringComparison.OrdinalIgnoreCase))
        {
            return first;
        }

        if (!text.Equals(other, StringComparison.OrdinalIgnoreCase))
        {
            Fault(field, $"'{Printable.Escape(text)}' is not a value of {field}: allowed are {one}, {other}");
        }

        return second;
    }

    private void Fault(string field, string text) => _faults.Add(new RuleFault(field, text));
}
