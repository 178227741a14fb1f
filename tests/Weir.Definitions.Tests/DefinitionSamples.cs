using FsCheck;
using FsCheck.Fluent;
using Weir.Capacity;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Tracking.Rules;

namespace Weir.Definitions.Tests;

/// <summary>Definitions of every kind.</summary>
internal static class DefinitionSamples
{
    private static readonly Gen<ObjectName> Name = Gen.Elements("A", "b", "true", "No", "123", "1e3", "$X", "@y", "#z", "x.y-z", "null", "_").Select(ObjectName.Parse);

    private static readonly Gen<QualifiedName> Qualified = Name.Zip(Name, (library, name) => new QualifiedName(library, name));

    private static readonly Gen<bool> Flag = Gen.Elements(true, false);

    private static readonly Gen<int?> Number = Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(0, 1000).Select(number => (int?)number));

    private static readonly Gen<string> Pattern = Gen.Elements("*ALL", "A*", "*b", "?", "true", "#1", "x?");

    private static readonly Gen<string> Description = Gen.Elements("", "plain", "with: colon", "# hash", " blanks ", "two\nlines\n", "\"quotes\" 'and' \\", "tab\tbell\a", "größe 😀 \u2028", "- [x] {y}", "~");

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
        select Definition.Of(TrackingRule.Create(new RuleText
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
        }));

    private static readonly Gen<Definition> JobDefinition =
        from name in Name
        from schedule in Name
        from service in Gen.Elements(null, "PAY.MONTH", "NIGHT")
        from type in Gen.Elements(JobDefinitionType.Tracked, JobDefinitionType.Queued)
        from machine in Gen.Elements("node-1", null)
        from hold in Flag
        from notBefore in Gen.Elements<TimeOnly?>(null, new TimeOnly(0, 0), new TimeOnly(22, 30), new TimeOnly(23, 59, 59))
        from latest in Gen.Elements<TimeOnly?>(null, new TimeOnly(0, 0), new TimeOnly(6, 0, 30))
        from queue in Qualified
        from priority in Gen.Elements<int?>(null, 1, 9)
        from limits in Gen.ListOf(Name.Zip(Gen.Choose(1, 999), (limit, units) => new LimitNeed(limit, units)))
        from ok in Gen.Elements("0", "0-4", "0,2,8-12")
        from multiple in Flag
        select Definition.Of(new JobDefinition
        {
            Name = name,
            Schedule = schedule,
            Type = type,
            Machine = machine,
            Hold = hold,
            NotBefore = notBefore,
            LatestStart = latest,
            JobQueue = hold ? queue : null,
            JobDescription = multiple ? queue : null,
            Priority = priority,
            Limits = [.. limits],
            Service = service is null ? null : ObjectName.Parse(service),
            Ok = ExitCodes.TryParse(ok, out var codes) ? codes : default,
            AllowMultiple = multiple,
        });

    private static readonly Gen<Definition> Schedule =
        from name in Name
        from hold in Flag
        from description in Description
        select Definition.Of(new ScheduleDefinition(name, hold, description));

    private static readonly Gen<Definition> JobQueue =
        from name in Qualified
        from maximum in Number
        from hold in Flag
        select Definition.Of(new JobQueueDefinition(name, maximum, hold));

    private static readonly Gen<Definition> Limit = Name.Zip(Gen.Choose(0, 1000), (name, maximum) => Definition.Of(new LimitDefinition(name, maximum)));

    private static readonly Gen<Definition> Machine =
        from name in Name
        from slots in Number
        from draining in Flag
        select Definition.Of(new MachineDefinition(name.Text, slots, draining));

    public static Gen<Definition> One { get; } = Gen.OneOf(Rule, JobDefinition, Schedule, JobQueue, Limit, Machine);

    /// <summary>Any number of definitions, each kind and key once.</summary>
    public static Gen<IReadOnlyList<Definition>> Many { get; } =
        Gen.ListOf(One).Select(list => (IReadOnlyList<Definition>)[.. list.DistinctBy(definition => (definition.Kind, definition.Key.ToUpperInvariant()))]);
}
