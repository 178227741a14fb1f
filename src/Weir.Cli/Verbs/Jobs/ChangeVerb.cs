using System.CommandLine;
using Weir.Cli.Running;
using Weir.Cli.Variables;
using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class ChangeVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "change",
            "Give waiting jobs another priority, service group, job queue, limits or times.",
            "weir change 147 --priority 1",
            "weir change 147 --not-before 22:30 --latest-start 23:00",
            "weir change 147 --later 15",
            "weir change 147 --max-run-time 2h"
        );
        var jobs = new JobTargets("change");
        var priority = Option<int?>("--priority", "1 goes first, 9 last within its job queue.", "1-9");
        var service = Option<string?>("--service", "The service group it wishes to be in: CONTROL.TYPE or NAME.", "GROUP");
        var queue = Option<string?>("--job-queue", "The lane it waits in, LIBRARY/NAME.", "LIB/NAME", "-q");
        var limits = new Option<string[]>("--limit")
        {
            Description = "All limits that it needs while it runs, in place of those it needed: NAME, NAME=N or NAME=all; 'none' for none.",
            HelpName = "NAME[=N]",
        };
        var notBefore = Option<string?>("--not-before", "It does not start before: HH:MM, the next one, YYYY-MM-DDTHH:MM, or now.", "TIME");
        var later = Option<int?>(
            "--later",
            "So many minutes later than its start time, or than now where it has none; negative is earlier.",
            "MINUTES"
        );
        var latest = Option<string?>("--latest-start", "Where it has not been let go by then it is missed.", "TIME");
        var most = Option<string?>(
            "--max-run-time",
            "How long it may run before that is told, such as 90m; also of a job that runs.",
            "TIME"
        );
        var run = new Option<bool>("--run") { Description = "It runs although its frequency has it passed over." };
        var text = JobArguments.Text();
        jobs.AddTo(verb);
        foreach (var option in (Option[])[priority, service, queue, limits, notBefore, later, latest, most, run, text])
        {
            verb.Options.Add(option);
        }

        context.Do(
            verb,
            s =>
                jobs.DoAsync(
                    s,
                    new JobAction
                    {
                        Text = s.Value(text),
                        Change = new JobChanges
                        {
                            Priority = NumberArgument.Check("--priority", s.Value(priority), 1, 9),
                            Service = s.Value(service) is { } group ? Name("--service", group) : null,
                            JobQueue = s.Value(queue) is { } lane ? Queue(lane) : null,
                            Limits = Limits(s.Value(limits)),
                            NotBefore = s.Value(notBefore) switch
                            {
                                null => null,
                                "now" => s.Process.Time.GetUtcNow(),
                                var time => DurationArgument.Moment("--not-before", time, s.Process.Time),
                            },
                            MinutesLater = NumberArgument.Check("--later", s.Value(later), -44_640, 44_640),
                            LatestStart = s.Value(latest) is { } last
                                ? DurationArgument.Moment("--latest-start", last, s.Process.Time)
                                : null,
                            MaxRunTime = s.Value(most),
                            Run = s.Value(run),
                        },
                    }
                )
        );
        return verb;
    }

    private static Option<T> Option<T>(string name, string description, string value, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = value };

    private static ObjectName Name(string option, string text) =>
        ObjectName.TryParse(text, out var name)
            ? name
            : throw new UsageException($"{option} '{Printable.Escape(text)}' is not allowed; allowed is {ObjectName.Allowed}");

    private static QualifiedName Queue(string text) =>
        QualifiedName.TryParse(text, out var name)
            ? name
            : throw new UsageException(
                $"--job-queue '{Printable.Escape(text)}' is not allowed; allowed is LIBRARY/NAME, each part {ObjectName.Allowed}"
            );

    private static List<LimitNeed>? Limits(string[]? texts) =>
        texts switch
        {
            null or [] => null,
            ["none"] => [],
            _ => [.. texts.Select(Limit)],
        };

    private static LimitNeed Limit(string text) =>
        LimitNeed.TryParse(text, out var need)
            ? need
            : throw new UsageException($"--limit '{Printable.Escape(text)}' is not allowed; allowed is {LimitNeed.Allowed}");
}
