using Weir.Definitions.Crontabs;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Schedules.Crontabs;

namespace Weir.Server.Queries;

/// <summary><c>weir import crontab</c>: a table of cron's as definitions. Nothing is put into force.</summary>
public static class ImportCrontabs
{
    private const string StandardSchedule = "CRON";
    private const int LongestText = 1024 * 1024;
    private const int Shown = 3;

    /// <summary>The definitions, and the next runs of each entry beside cron's own.</summary>
    public static CrontabResult ImportCrontab(this WeirServer server, Caller caller, CrontabRequest request)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(request);
        WeirServer.Require(caller, Operation.ReadDefinitions);
        if (request.Tables.Sum(table => (long)table.Text.Length) is > LongestText and var length)
        {
            throw new RefusedException(ProblemCodes.BadRequest, $"the tables have {length} characters: allowed are {LongestText}");
        }

        if (!ObjectName.TryParse(request.Schedule ?? StandardSchedule, out var schedule))
        {
            throw new RefusedException(
                ProblemCodes.BadRequest,
                $"'{Printable.Escape(request.Schedule ?? "")}' is not the name of a schedule: allowed are {ObjectName.Allowed}"
            );
        }

        var import = new CrontabImport(schedule, request.User);
        var imported = request
            .Tables.Select(table => import.Add(Crontab.Read(table.Text, table.HasUsers), Printable.Escape(table.Name, 200)))
            .ToList();
        var (now, day) = (server.Time.GetUtcNow(), server.Options.BusinessDay);
        return new CrontabResult(
            import.Yaml,
            [
                .. from table in imported
                from entry in table.Entries
                select new CrontabLine(
                    table.File,
                    entry.Entry.Line,
                    entry.Entry.Text,
                    entry.Name?.Text,
                    entry.Notes,
                    entry.Rule is { } rule ? NextRuns.Of(rule, now, Shown, day) : [],
                    entry.Entry.Time?.Next(now, Shown, day) ?? []
                ),
            ],
            [.. imported.SelectMany(table => table.Faults.Select(fault => new CrontabNote(table.File, fault.Line, fault.Text)))],
            [.. imported.SelectMany(table => table.Notes.Select(note => new CrontabNote(table.File, note.Line, note.Text)))]
        );
    }
}
