using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Gate;

namespace Weir.Cli.Verbs;

internal static class TrackedVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "tracked",
            "Show the agent's own log of submissions, kept even without a server.",
            "weir tracked",
            "weir tracked 147",
            "weir tracked --status E --name 'NIGHTLY'",
            "weir tracked --search backup --order name",
            "weir tracked --csv > tracked.csv"
        );
        var number = new Option<string?>("--number") { Description = "Only the job of this tracking number.", HelpName = "N" };
        var name = new Option<string?>("--name", "-n") { Description = "Only jobs of this name.", HelpName = "NAME" };
        var status = new Option<string?>("--status")
        {
            Description =
                "Only this status: T I E X R M K P F, or its word: stored, accepted, rejected, start-received, submitted, released-by-operator, cancelled, passive, start-failed.",
            HelpName = "STATUS",
        };
        var search = new Option<string?>("--search")
        {
            Description = "Only jobs of which any value holds this text, their command and library list too.",
            HelpName = "TEXT",
        };
        var order = new Option<string?>("--order") { Description = "time (newest first) or name; default time.", HelpName = "time|name" };
        var csv = new Option<bool>("--csv") { Description = "All rows as CSV, each with all its columns." };
        var rows = new RowsOption("");
        var cursor = new Option<string?>("--cursor") { Description = "The page after this one.", HelpName = "TEXT" };
        var one = new Argument<string?>("N") { Description = "Only the job of this tracking number.", Arity = ArgumentArity.ZeroOrOne };
        verb.Arguments.Add(one);
        foreach (var option in new Option[] { number, name, status, search, order, cursor, csv })
        {
            verb.Options.Add(option);
        }

        rows.AddTo(verb);

        context.Do(
            verb,
            s =>
            {
                if ((s.Typed.GetValue(one) ?? s.Value(number)) is { } text)
                {
                    return s.ShowAsync("v1/tracked/" + NumberOf(text), WeirJson.Default.TrackedView, row => TrackedDetail.Print(s, row));
                }

                Query From(string? most, string? after) =>
                    new Query()
                        .With("name", s.Value(name))
                        .With("status", s.Value(status) is { } word ? LetterOf(word) : null)
                        .With("search", s.Value(search))
                        .With("order", WordArgument.Check("--order", s.Value(order), "time", "name"))
                        .With("limit", most)
                        .With("cursor", after);
                return s.Value(csv)
                    ? TrackedCsv.WriteAsync(s, after => "v1/tracked" + From("1000", after))
                    : s.ShowAsync(
                        "v1/tracked" + From(rows.From(s), s.Value(cursor)),
                        WeirJson.Default.TrackedPage,
                        page =>
                        {
                            Print(s, page.Items);
                            if (page.Next is { } next)
                            {
                                s.Note($"more: --cursor {Printable.Escape(next)}");
                            }
                        }
                    );
            }
        );
        return verb;
    }

    private static void Print(Session s, IReadOnlyList<TrackedView> rows)
    {
        var table = new Table(
            new("Number", Right: true),
            new("Sts"),
            new("Svty", Right: true),
            new("Name", Gives: true),
            new("User", Gives: true),
            new("At"),
            new("Reason", Gives: true),
            new("Allowed")
        );
        foreach (var row in rows)
        {
            table.Add(
                JobText.Number(row.Number),
                row.Letter,
                row.Severity.ToString("D2", CultureInfo.InvariantCulture),
                row.Name,
                row.User,
                s.Clock.Short(row.At),
                s.Clock.Said(Reason(row), 1000),
                string.Join(' ', row.Actions)
            );
        }

        s.Write(table);
    }

    // How it ended, where it ran; else what was said about it.
    internal static string Reason(TrackedView row) =>
        row switch
        {
            { Signal: { } signal } => string.Create(CultureInfo.InvariantCulture, $"signal {signal}"),
            { ExitCode: { } status } => string.Create(CultureInfo.InvariantCulture, $"exit {status}"),
            _ => row.Text ?? row.Status,
        };

    private static string NumberOf(string text) =>
        TrackingNumber.TryParse(text, out var number)
            ? number.Value.ToString(CultureInfo.InvariantCulture)
            : throw new UsageException($"'{Printable.Escape(text)}' is not a tracking number; allowed is 1 to {TrackingNumber.Maximum}");

    private static string LetterOf(string word)
    {
        var status =
            word.Length == 1 ? TrackedStatuses.FromLetter(word[0])
            : Enum.TryParse<TrackedStatus>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var named)
            && !char.IsAsciiDigit(word[0])
                ? named
            : null;
        return status?.Letter().ToString()
            ?? throw new UsageException(
                $"--status '{Printable.Escape(word)}' is none; allowed are T I E X R M K P F and their words, see weir tracked --help"
            );
    }
}
