using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Schedules;

namespace Weir.Cli.Verbs;

/// <summary><c>weir schedule forecast</c>: as a table, JSON, a calendar for other programs, and a picture.</summary>
internal static class ScheduleForecast
{
    private const string Path = "v1/schedules/forecast";

    public static Verb Build(VerbContext context, Verb verb)
    {
        var schedule = new Argument<string?>("SCHEDULE")
        {
            Description = "The schedule; default all of them.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var days = new Option<int?>("--days")
        {
            Description = $"How many dates, 1 to {ForecastPage.MostDays}; default {ForecastPage.StandardDays}.",
            HelpName = "N",
        };
        var from = new Option<string?>("--from") { Description = "The first date: YYYY-MM-DD or today; default today.", HelpName = "DATE" };
        var ical = new Option<bool>("--ical") { Description = "Print it as an iCalendar that other programs take." };
        var svg = new Option<string?>("--svg") { Description = "Write a picture of it to this file.", HelpName = "FILE" };
        verb.Arguments.Add(schedule);
        foreach (var option in new Option[] { days, from, ical, svg })
        {
            verb.Options.Add(option);
        }

        context.Do(
            verb,
            async s =>
            {
                var query = new Query()
                    .With("schedule", s.Value(schedule))
                    .With("from", DateArgument.Iso("--from", s.Value(from), s.Process.Time))
                    .With(
                        "days",
                        NumberArgument.Check("--days", s.Value(days), 1, ForecastPage.MostDays)?.ToString(CultureInfo.InvariantCulture)
                    );
                if (s.Value(ical))
                {
                    await s.PrintTextAsync($"{Path}.ics" + query).ConfigureAwait(false);
                    return ExitStatus.Done;
                }

                if (s.Value(svg) is { } file)
                {
                    var forecast = await s.GetAsync(Path + query, WeirJson.Default.ForecastPage).ConfigureAwait(false);
                    await File.WriteAllTextAsync(file, ForecastPicture.Draw(forecast), s.Cancellation).ConfigureAwait(false);
                    s.Out.WriteLine($"{Printable.Escape(file, 200)}: {Count(forecast.Runs.Count)}, {Span(forecast)}");
                    return ExitStatus.Done;
                }

                return await s.ShowAsync(Path + query, WeirJson.Default.ForecastPage, page => Print(s, page)).ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static void Print(Session s, ForecastPage page)
    {
        var table = new Table(new("Start"), new("UTC"), new("Day"), new("Job", Gives: true), new("Frequency", Gives: true), new("Status"));
        foreach (var run in page.Runs.OrderBy(run => run.Start))
        {
            table.Add(
                Text("yyyy-MM-dd HH:mm", run.Local),
                Text("MM-dd HH:mm", run.Start),
                run.Date.ToString("MM-dd", CultureInfo.InvariantCulture),
                $"{run.Schedule}/{run.Job}",
                run.Frequency,
                run.Status
            );
        }

        s.Write(table);
        foreach (var absent in page.Absent)
        {
            s.Out.WriteLine(
                $"{Printable.Escape(absent.Schedule)}/{Printable.Escape(absent.Job)} does not come: {Printable.Escape(absent.Why, 400)}"
            );
        }

        if (page.IsCut)
        {
            s.Note(
                $"weir: schedule forecast: {Count(page.Runs.Count)} are shown, and there are more: ask for fewer days, or for one schedule"
            );
        }
    }

    private static string Count(int runs) => runs == 1 ? "1 run" : string.Create(CultureInfo.InvariantCulture, $"{runs} runs");

    private static string Span(ForecastPage page) =>
        string.Create(CultureInfo.InvariantCulture, $"{page.From:yyyy-MM-dd} to {page.From.AddDays(page.Days - 1):yyyy-MM-dd}");

    private static string Text(string format, DateTimeOffset at) => at.ToString(format, CultureInfo.InvariantCulture);
}
