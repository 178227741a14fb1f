using System.Globalization;
using Weir.Capacity;
using Weir.Definitions.Checks;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.JobVariables;
using Weir.Schedules;
using Weir.Schedules.Events;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: job-definition</c>.</summary>
public static class JobDefinitionKind
{
    /// <summary>As definitions and the store spell it.</summary>
    public const string Word = "job-definition";

    private const string Types = "batch, captured, container, external, queued, tracked";

    private static readonly string[] TimeForms = ["HH:mm", "HH:mm:ss"];

    /// <summary>Its row in <see cref="DefinitionKinds.All"/>.</summary>
    public static DefinitionKind Kind { get; } = new(Word, order: 8, Read, Lint);

    /// <summary>The definition of one.</summary>
    public static Definition Define(JobDefinition job) =>
        new(
            Kind,
            KeyOf(job),
            job,
            new EntryList()
                .Add("name", job.Name.Text)
                .Add("schedule", job.Schedule.Text)
                .Add("type", job.Type.ToString().ToLowerInvariant())
                .AddGiven("machine", job.Machine)
                .AddCommand(job.Command, job.Type)
                .AddContainer(job.Container)
                .AddDependencies(job.Dependencies)
                .AddThresholds(job.Thresholds)
                .AddExpressions(job.Expressions)
                .AddUnless(false, "hold", job.Hold)
                .AddGiven("notBefore", Text(job.NotBefore))
                .AddGiven("latestStart", Text(job.LatestStart))
                .AddGiven("mustEndBy", Text(job.MustEndBy))
                .AddGiven("jobQueue", job.JobQueue?.ToString())
                .AddGiven("jobDescription", job.JobDescription?.ToString())
                .AddGiven("priority", job.Priority)
                .AddLimits(job.Limits)
                .AddGiven("service", job.Service?.Text)
                .AddGiven("date", job.JobDate?.ToString())
                .AddUnless("0", "ok", job.Ok.ToString())
                .AddGiven("maxRunTime", RunTimingText.Text(job.MaximumRunTime))
                .AddGiven("retry", RunTimingText.EntriesOf(job.Retry))
                .AddGiven("onLeftovers", job.OnLeftovers?.ToText())
                .AddOutput(job.Output)
                .AddMessages(job.Messages)
                .AddGiven("when", job.When)
                .AddFiles(job.Files)
                .AddWindows(job.Windows)
                .AddGiven("monitor", job.Monitor)
                .AddUnless(false, "allowMultiple", job.AllowMultiple)
                .AddFrequencies(job.Frequencies)
                .AddUnless("released", "build", BuildText.Write(job.Build))
                .AddReactions(job.On)
        );

    internal static string KeyOf(JobDefinition job) => $"{job.Schedule}/{job.Name}";

    private static Definition? Read(MappingReader keys, FaultList faults, Func<Func<Definition>, Definition?> made)
    {
        SubmittedValues.PassOver(keys);
        var name = keys.NeededName("name");
        var schedule = keys.Name("schedule") ?? ScheduleDefinition.AdHoc;
        var type = keys.Parsed<JobDefinitionType>("type", Types, TryType) ?? JobDefinitionType.Queued;
        var isOfMachine = type == JobDefinitionType.Captured || (type == JobDefinitionType.Batch && keys.Has("command"));
        var job = new JobDefinition
        {
            Name = name,
            Schedule = schedule,
            Type = type,
            Machine = keys.Name("machine")?.Text,
            Command = CommandKeys.Read(keys, faults, type),
            Container = ContainerKeys.Read(keys, type == JobDefinitionType.Container, schedule),
            Dependencies = DependencyKeys.Read(keys),
            Thresholds = ThresholdKeys.Read(keys),
            Expressions = ExpressionKeys.Read(keys),
            Hold = keys.Flag("hold"),
            NotBefore = keys.Parsed<TimeOnly>("notBefore", "a time of day as HH:MM or HH:MM:SS", TryTime),
            LatestStart = keys.Parsed<TimeOnly>("latestStart", "a time of day as HH:MM or HH:MM:SS", TryTime),
            MustEndBy = keys.Parsed<TimeOnly>("mustEndBy", "a time of day as HH:MM or HH:MM:SS", TryTime),
            JobQueue = keys.Qualified("jobQueue"),
            JobDescription = keys.Qualified("jobDescription"),
            Priority = keys.Number("priority", 1, 9),
            Limits = LimitKeys.Read(keys),
            MaximumRunTime = RunTimingText.MaximumRunTime(keys),
            Retry = RunTimingText.Retry(keys),
            Service = keys.Name("service"),
            JobDate = keys.Parsed<JobDateChoice>("date", JobDateChoice.Allowed, JobDateChoice.TryParse),
            Ok = keys.Parsed<ExitCodes>("ok", "exit statuses 0 to 255, as 0 or 0-4 or 0,2,8-12", ExitCodes.TryParse) ?? ExitCodes.ZeroOnly,
            OnLeftovers = keys.Parsed<OnLeftovers>("onLeftovers", OnLeftoversText.Allowed, OnLeftoversText.TryParse),
            Output = OutputKeys.Read(keys),
            Messages = MessageKeys.Read(keys),
            AllowMultiple = keys.Flag("allowMultiple"),
            Frequencies = FrequencyUses.Read(keys, new RunComponentsText(schedule.Text, EventScope.Sample(schedule, name), isOfMachine)),
            Build = BuildText.Read(keys),
            On = ReactionText.Read(keys, EventTriggers.OfJobs, schedule.Text, EventScope.Sample(schedule, name)),
            When = ConditionKeys.Read(keys),
            Windows = WindowKeys.Read(keys, isOfMachine),
            Files = FileConditionKeys.Read(keys, isOfMachine),
            Monitor = keys.Parsed<VariableName>("monitor", $"the name of a job variable: {VariableName.Allowed}", TryVariable)?.ToString(),
        };
        return made(() => Define(job));
    }

    private static IEnumerable<DefinitionFinding> Lint(DefinitionsInForce all)
    {
        foreach (var (job, why) in JobsThatNeverCome.Find(all))
        {
            yield return Finding(job, JobsThatNeverCome.Code, why);
        }

        foreach (var (job, why) in ThresholdKeys.Contradictions(all))
        {
            yield return Finding(job, "threshold-never-met", why);
        }

        var groups = all.From<PolicyDefinition>().SelectMany(policy => policy.Policy.Groups).Select(group => group.Name.Text).ToHashSet();
        var hasPolicies = all.From<PolicyDefinition>().Count > 0;
        var limits = all.From<LimitDefinition>().ToDictionary(limit => limit.Name);
        var uses = new FrequenciesOfJobs(all);
        foreach (var definition in all.OfKind(Kind))
        {
            var job = (JobDefinition)definition.Subject;
            var components = uses.Of(job).Select(use => use.Frequency.Components).ToList();
            if (IneffectiveKeys.Find(definition) is var (idle, why))
            {
                yield return Finding(job, "without-effect", IneffectiveKeys.TextOf(idle, why));
            }

            foreach (
                var text in DependencyKeys.Unknown(job, [.. job.Dependencies, .. components.SelectMany(more => more.Dependencies)], all)
            )
            {
                yield return Finding(job, "unknown-predecessor", text);
            }

            if (job.Service is { } service && hasPolicies && !groups.Contains(service))
            {
                yield return Finding(job, "unknown-group", $"no policy has service group {service}: its jobs will stand in $$$DEF");
            }

            if (job is { OnLeftovers: OnLeftovers.Keep, Limits.Count: > 0 })
            {
                yield return Finding(
                    job,
                    "keeps-past-limits",
                    "processes that outlive its command run on (onLeftovers: keep), and its limits do not count them"
                );
            }

            foreach (var need in job.Limits.Concat(components.SelectMany(more => more.Limits)).Distinct())
            {
                if (!limits.TryGetValue(need.Limit, out var limit))
                {
                    yield return Finding(
                        job,
                        "unknown-limit",
                        $"limit {need.Limit} is not defined: it will be made with maximum {Limits.MaximumOfUnknown}"
                    );
                }
                else if (Math.Max(1, need.Units) > limit.Maximum)
                {
                    yield return Finding(
                        job,
                        "limit-too-small",
                        $"it needs {(need.IsAll ? "all" : need.Units.ToString(CultureInfo.InvariantCulture))} of {need.Limit}, whose maximum is {limit.Maximum}: it will never start by itself"
                    );
                }
            }
        }
    }

    private static DefinitionFinding Finding(JobDefinition job, string code, string text) => new(Kind, KeyOf(job), code, text);

    private static bool TryType(string text, out JobDefinitionType type)
    {
        type = text switch
        {
            "batch" => JobDefinitionType.Batch,
            "captured" => JobDefinitionType.Captured,
            "container" => JobDefinitionType.Container,
            "external" => JobDefinitionType.External,
            "tracked" => JobDefinitionType.Tracked,
            _ => JobDefinitionType.Queued,
        };
        return text is "batch" or "captured" or "container" or "external" or "tracked" or "queued";
    }

    private static bool TryVariable(string text, out VariableName name) => VariableName.TryParse(text, out name, out _) && !name.IsSpecial;

    private static string? Text(TimeOnly? given) =>
        given is { } time ? time.ToString(time.Second == 0 ? TimeForms[0] : TimeForms[1], CultureInfo.InvariantCulture) : null;

    private static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
