using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Schedules;

namespace Weir.Cli.Verbs;

/// <summary><c>weir schedule build</c>, and what it would do.</summary>
internal static class ScheduleBuilding
{
    private const string Name = "build";

    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            Name,
            "Plan a schedule's jobs for a day; what is planned already stays.",
            "weir schedule build NIGHT",
            "weir schedule build NIGHT --date 2026-12-24 --held",
            "weir schedule build NIGHT --replace --dry-run",
            "weir schedule build NIGHT --instance NORTH",
            "weir schedule build NIGHT --property SITE=west"
        );
        var schedule = ScheduleVerb.Name();
        var day = ScheduleVerb.Day();
        var held = new Option<bool>("--held") { Description = "Hold the day once it is built; a day that is past always is." };
        var replace = new Option<bool>("--replace") { Description = "Take out the jobs that wait, and plan them anew." };
        var instance = new Option<string?>("--instance")
        {
            Description = "The instance that the schedule's definition names; default all of them.",
            HelpName = "NAME",
        };
        var properties = new Option<string[]>("--property")
        {
            Description = "What the jobs of the instance are told; repeatable.",
            HelpName = "NAME=VALUE",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Do nothing, and list what would be added, changed and removed." };
        var text = JobArguments.Text();
        verb.Arguments.Add(schedule);
        foreach (var option in new Option[] { day, held, replace, instance, properties, dryRun, text })
        {
            verb.Options.Add(option);
        }

        context.Do(
            verb,
            async s =>
            {
                if (s.Value(dryRun))
                {
                    var query = new Query()
                        .With("date", DateArgument.Iso("--date", s.Value(day), s.Process.Time))
                        .With("replace", s.Value(replace) ? "true" : null)
                        .With("instance", s.Value(instance));
                    foreach (var property in s.Value(properties) ?? [])
                    {
                        query.With("property", property);
                    }

                    return await s.ShowAsync(
                            ScheduleVerb.PathOf(s.Value(schedule), Name) + query,
                            WeirJson.Default.BuildPreview,
                            preview => Print(s, preview)
                        )
                        .ConfigureAwait(false);
                }

                using var message = WeirClient.Json(
                    new ScheduleBuild(ScheduleVerb.DateOf(s, day), s.Value(held), s.Value(text), s.Value(replace))
                    {
                        Instance = s.Value(instance),
                        Properties = s.Value(properties) is { Length: > 0 } given ? given : null,
                    },
                    WeirJson.Default.ScheduleBuild
                );
                return await ScheduleVerb
                    .PostAsync(
                        s,
                        s.Value(schedule),
                        Name,
                        message,
                        (state, jobs) =>
                            $"is built and {Printable.Escape(state)}: {(jobs.Count == 0 ? "no jobs" : ScheduleVerb.Counts(jobs))}"
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static void Print(Session s, BuildPreview preview)
    {
        if (preview.Changes.Count > 0)
        {
            var table = new Table(new("Change"), new("Job", Gives: true), new("Number"), new("Start"), new("What", Gives: true));
            foreach (var change in preview.Changes)
            {
                table.Add(
                    change.Change,
                    change.Job,
                    change.Number is { } number ? JobText.Number(number) : "-",
                    change.Start is { } start ? s.Clock.Short(start) : "-",
                    change.What
                );
            }

            s.Write(table);
        }

        var counts = preview.Changes.GroupBy(change => change.Change).ToDictionary(same => same.Key, same => same.Count());
        s.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"nothing is done: {Printable.Escape(preview.Schedule)} of {ScheduleVerb.Iso(preview.Date)} would have {Count("added")} added, {Count("changed")} changed, {Count("removed")} removed, {preview.Same} the same"
            )
        );

        int Count(string change) => counts.GetValueOrDefault(change);
    }
}
