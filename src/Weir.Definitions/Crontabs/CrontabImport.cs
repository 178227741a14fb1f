using System.Globalization;
using System.Text;
using Weir.Definitions.Kinds;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Crontabs;
using Weir.Schedules.Frequencies;

namespace Weir.Definitions.Crontabs;

/// <summary>Makes definitions of tables of cron's, which mean what cron means by them: one schedule, and a job for each entry.</summary>
public sealed class CrontabImport
{
    private readonly ObjectName _schedule;
    private readonly string? _user;
    private readonly HashSet<ObjectName> _names = [];
    private readonly StringBuilder _yaml = new();

    /// <summary>Without any table yet.</summary>
    /// <param name="schedule">The schedule of all jobs.</param>
    /// <param name="user">Who runs what names no user; <see langword="null"/> leaves it out.</param>
    public CrontabImport(ObjectName schedule, string? user)
    {
        (_schedule, _user) = (schedule, user);

        // cron knows no holidays.
        var definition = new ScheduleDefinition(schedule) { Workdays = Enum.GetValues<DayOfWeek>(), Build = new BuildAhead() };
        _yaml.Append(DefinitionWriter.Write([ScheduleKind.Define(definition)]));
    }

    /// <summary>The definitions of all tables so far, with a comment over each that says which line it was.</summary>
    public string Yaml => _yaml.ToString();

    /// <summary>Adds the definitions of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="file">Its name.</param>
    public ImportedCrontab Add(Crontab table, string file)
    {
        ArgumentNullException.ThrowIfNull(table);
        List<ImportedEntry> entries = [];
        List<CrontabRemark> faults = [.. table.Faults];
        Comment($"From {file}, with cron's own meaning.");
        foreach (var entry in table.Entries)
        {
            var command = new CrontabCommand(entry);
            if (command.Fault is { } fault)
            {
                faults.Add(new CrontabRemark(entry.Line, fault));
                continue;
            }

            entries.Add(Imported(entry, command, [.. table.Notes.Where(note => note.Line == entry.Line).Select(note => note.Text)]));
        }

        foreach (var fault in faults.OrderBy(fault => fault.Line))
        {
            Comment(string.Create(CultureInfo.InvariantCulture, $"line {fault.Line} is left out: {fault.Text}"));
        }

        var taken = entries.Select(entry => entry.Entry.Line).ToHashSet();
        return new ImportedCrontab(
            file,
            entries,
            [.. faults.OrderBy(fault => fault.Line)],
            [.. table.Notes.Where(note => !taken.Contains(note.Line))]
        );
    }

    private ImportedEntry Imported(CrontabEntry entry, CrontabCommand command, List<string> notes)
    {
        var expression = entry.Time?.Expression;
        if (entry.Time is null)
        {
            notes.Add("@reboot has no date: it is left out; a service of the system starts it once after each boot");
        }
        else if (expression is null)
        {
            notes.Add("cron never runs it: it is left out");
        }

        if (!CronRule.TryParse(expression, out var rule))
        {
            Comment(Line(entry));
            notes.ForEach(Comment);
            return new ImportedEntry(entry, null, null, notes);
        }

        var name = Unused(command.Name);
        _yaml.Append("---\n");
        Comment(Line(entry));
        notes.ForEach(Comment);
        _yaml.Append(CultureInfo.InvariantCulture, $"kind: {JobDefinitionKind.Word}\n");
        var entries = new EntryList().Add("name", name.Text).Add("schedule", _schedule.Text).Add("type", "batch");
        if (command.IsForStandardShell)
        {
            entries.Add("command", command.Text);
        }
        else
        {
            entries.AddSome("command", [command.Shell, "-c", command.Text]);
        }

        YamlText.Write(
            _yaml,
            entries
                .AddGiven("user", entry.User ?? _user)
                .AddGiven("directory", command.Directory)
                .AddSome("environment", [.. command.Environment])
                .AddFrequencies([FrequencyUse.Of(new Frequency { Dates = rule })])
        );
        return new ImportedEntry(entry, name, rule, notes);
    }

    private ObjectName Unused(ObjectName wanted)
    {
        var name = wanted;
        for (var i = 2; !_names.Add(name); i++)
        {
            name = ObjectName.Derive(string.Create(CultureInfo.InvariantCulture, $"{wanted.Text[..Math.Min(wanted.Text.Length, 58)]}-{i}"));
        }

        return name;
    }

    private static string Line(CrontabEntry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"line {entry.Line}: {entry.Text.Trim().Replace('\t', ' ')}");

    private void Comment(string text) => _yaml.Append(CultureInfo.InvariantCulture, $"# {Printable.Escape(text, 1200)}\n");
}
