using System.CommandLine;
using System.Globalization;
using System.Text;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Definitions;

namespace Weir.Cli.Verbs;

/// <summary><c>weir import crontab</c>: definitions of tables of cron's.</summary>
internal static class ImportVerb
{
    private const string Spool = "/var/spool/cron/crontabs";
    private const string SystemTable = "/etc/crontab";
    private const string SystemFolder = "/etc/cron.d";

    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "import",
            "Make definitions of what other programs have.",
            "weir import crontab jobs.cron > jobs.yaml",
            "weir import crontab --user alice --apply",
            "weir import rules parameters.csv > rules.yaml"
        );
        verb.Subcommands.Add(Crontab(context));
        verb.Subcommands.Add(
            ImportRules.Fill(
                new Verb(
                    "rules",
                    "Print rules that mean what job tracking parameters of IBM i mean, with their flags P and S.",
                    "weir import rules parameters.csv > rules.yaml",
                    "weir import rules parameters.csv --apply"
                ),
                context
            )
        );
        return verb;
    }

    private static Verb Crontab(VerbContext context)
    {
        var verb = new Verb(
            "crontab",
            "Print definitions that mean what a table of cron's means, and the next runs beside cron's own.",
            "weir import crontab jobs.cron > jobs.yaml",
            "weir import crontab --system --apply"
        );
        var file = new Argument<string?>("FILE") { Description = "A table; - is standard input.", Arity = ArgumentArity.ZeroOrOne };
        var user = new Option<string?>("--user")
        {
            Description = "This user's table, or, with FILE, the user that its jobs run as.",
            HelpName = "NAME",
        };
        var system = new Option<bool>("--system") { Description = $"{SystemTable} and the tables in {SystemFolder}." };
        var schedule = new Option<string?>("--schedule") { Description = "The schedule of the jobs; default CRON.", HelpName = "NAME" };
        var apply = new Option<bool>("--apply") { Description = "Put the definitions into force; only where every line can be taken." };
        verb.Arguments.Add(file);
        var text = JobArguments.Text();
        foreach (var option in new Option[] { user, system, schedule, apply, text })
        {
            verb.Options.Add(option);
        }

        context.Do(
            verb,
            async s =>
            {
                var tables = Tables(s, s.Value(file), s.Value(user), s.Value(system));
                using var message = WeirClient.Json(
                    new CrontabRequest(tables, s.Value(user), s.Value(schedule)),
                    WeirJson.Default.CrontabRequest
                );
                var body = await s
                    .Client.SendAsync(HttpMethod.Post, "v1/definitions/crontab", message, s.Cancellation)
                    .ConfigureAwait(false);
                var result = WeirClient.Read(body, WeirJson.Default.CrontabResult);
                if (s.Value(apply))
                {
                    return await ApplyAsync(s, tables[0].Name, result, s.Value(text)).ConfigureAwait(false);
                }

                if (s.Json)
                {
                    await s.PrintAsync(body).ConfigureAwait(false);
                }
                else
                {
                    s.Out.Write(result.Yaml);
                    s.Out.Write(Comments(Table(result)));
                    Tell(s, result);
                }

                return result.Faults.Count == 0 ? ExitStatus.Done : ExitStatus.Refused;
            }
        );
        return verb;
    }

    private static async Task<int> ApplyAsync(Session s, string name, CrontabResult result, string? text)
    {
        if (result.Faults.Count > 0)
        {
            Tell(s, result);
            throw new WeirException(
                ProblemCodes.BadDefinition,
                "not every line can be taken, and so nothing is put into force; mend the table, or apply what import prints",
                ExitStatus.Refused
            );
        }

        using var message = WeirClient.Json(new ApplyRequest([new ApplyFile(name, result.Yaml)]), WeirJson.Default.ApplyRequest);
        return await s.ShowAsync(
                HttpMethod.Post,
                "v1/definitions" + new Query().With("text", text),
                message,
                WeirJson.Default.ApplyResult,
                applied =>
                {
                    s.Write(Table(result));
                    s.Out.WriteLine($"{applied.Added} added, {applied.Changed} changed, {applied.Same} same");
                    Tell(s, result);
                }
            )
            .ConfigureAwait(false);
    }

    private static Table Table(CrontabResult result)
    {
        var table = new Table(new("Line"), new("Job"), new("Next"), new("By cron's rule"));
        foreach (var line in result.Lines)
        {
            for (var i = 0; i < Math.Max(Math.Max(line.Next.Count, line.CronNext.Count), 1); i++)
            {
                table.Add(
                    i == 0 ? string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(line.File)}:{line.Line}") : "",
                    i == 0 ? line.Job ?? "left out" : "",
                    At(line.Next, i),
                    At(line.CronNext, i)
                );
            }
        }

        return table;
    }

    // What is printed is to be taken by apply.
    private static string Comments(Table table)
    {
        using var text = new StringWriter();
        table.Write(text, int.MaxValue);
        return string.Concat(text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"# {line}\n"));
    }

    private static string At(IReadOnlyList<DateTimeOffset> runs, int index) =>
        index < runs.Count ? runs[index].ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : "";

    private static void Tell(Session s, CrontabResult result)
    {
        foreach (var fault in result.Faults)
        {
            s.Note($"weir: import crontab: {Place(fault)} cannot be taken: {Printable.Escape(fault.Text, 400)}");
        }

        var ofEntries = result.Lines.SelectMany(line => line.Notes.Select(text => new CrontabNote(line.File, line.Line, text)));
        foreach (var note in result.Notes.Concat(ofEntries))
        {
            s.Note($"weir: import crontab: {Place(note)}: {Printable.Escape(note.Text, 400)}");
        }
    }

    private static string Place(CrontabNote note) =>
        string.Create(CultureInfo.InvariantCulture, $"{Printable.Escape(note.File, 200)}:{note.Line}");

    private static IReadOnlyList<CrontabTable> Tables(Session s, string? file, string? user, bool isSystem)
    {
        if (isSystem ? file is not null || user is not null : file is null && user is null)
        {
            throw new UsageException("one of FILE, --user NAME and --system says which table; --user may stand beside FILE");
        }

        if (isSystem)
        {
            IEnumerable<string> more = Directory.Exists(SystemFolder)
                ? Directory.GetFiles(SystemFolder).Where(IsTaken).Order(StringComparer.Ordinal)
                : [];
            return [.. more.Prepend(SystemTable).Where(File.Exists).Select(path => new CrontabTable(path, File.ReadAllText(path), true))];
        }

        var path = file ?? Path.Combine(Spool, user!);
        if (path == "-")
        {
            return [new CrontabTable("standard input", TextOf(s, path), false)];
        }

        var full = Path.GetFullPath(path);
        var hasUsers = full == SystemTable || Path.GetDirectoryName(full) == SystemFolder;
        return [new CrontabTable(path, TextOf(s, path), hasUsers)];
    }

    /// <summary>The text of a file, or of standard input, which is <c>-</c>.</summary>
    internal static string TextOf(Session s, string path)
    {
        if (path != "-")
        {
            return File.ReadAllText(path);
        }

        using var input = new StreamReader(s.Process.RawIn(), Encoding.UTF8);
        return input.ReadToEnd();
    }

    // cron passes over other names, such as those of packages' old files.
    private static bool IsTaken(string path) => Path.GetFileName(path).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
