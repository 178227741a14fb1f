using System.Text;
using System.Text.RegularExpressions;

namespace Weir.Schedules.Crontabs;

/// <summary>A table as Debian's cron reads it, by its source: entries, and lines for which it would refuse the whole table.</summary>
public sealed partial class Crontab
{
    private const int LongestCommand = 998;
    private const int MostLines = 10_000;

    private static readonly Dictionary<string, string> s_words = new()
    {
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
        ["@monthly"] = "0 0 1 * *",
        ["@weekly"] = "0 0 * * 0",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@hourly"] = "0 * * * *",
    };

    private readonly List<CrontabEntry> _entries = [];
    private readonly List<CrontabRemark> _faults = [];
    private readonly List<CrontabRemark> _notes = [];
    private readonly List<(string Name, string Value)> _variables = [];

    private Crontab() { }

    /// <summary>The entries, in order.</summary>
    public IReadOnlyList<CrontabEntry> Entries => _entries;

    /// <summary>Lines that cannot be taken, and why.</summary>
    public IReadOnlyList<CrontabRemark> Faults => _faults;

    /// <summary>What cron takes and its author may not expect.</summary>
    public IReadOnlyList<CrontabRemark> Notes => _notes;

    /// <summary>Reads a table.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="hasUsers">Whether a user stands before each command, as in <c>/etc/crontab</c>.</param>
    public static Crontab Read(string text, bool hasUsers)
    {
        ArgumentNullException.ThrowIfNull(text);
        var table = new Crontab();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length && i < MostLines; i++)
        {
            table.ReadLine(i + 1, lines[i], hasUsers);
        }

        if (lines.Length > MostLines)
        {
            table._faults.Add(new CrontabRemark(MostLines + 1, $"a table has at most {MostLines} lines"));
        }

        if (lines[^1].Length > 0)
        {
            table._notes.Add(new CrontabRemark(lines.Length, "it has no line end: cron ignores the whole table until it has one"));
        }

        return table;
    }

    [GeneratedRegex(
        """^(?:"(?<name>[^"]+)"|'(?<name>[^']+)'|(?<name>[^\s="'][^\s=]*))[ \t]*=[ \t]*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'].*?))[ \t]*$"""
    )]
    private static partial Regex Assignment();

    [GeneratedRegex("""^(?<time>@[^ \t]+|(?:[^ \t]+[ \t]+){4}[^ \t]+)(?<rest>$|[ \t]+.*$)""")]
    private static partial Regex Fields();

    private void ReadLine(int line, string written, bool hasUsers)
    {
        var text = written.TrimStart(' ', '\t');
        if (text.Length == 0 || text[0] == '#')
        {
            return;
        }

        if (Assignment().Match(text) is { Success: true } set)
        {
            Set(line, set.Groups["name"].Value, set.Groups["value"].Value);
            return;
        }

        if (UnnamedAssignment().IsMatch(text))
        {
            _notes.Add(new CrontabRemark(line, "it sets a variable without a name: cron takes it, and no command can read it"));
            return;
        }

        const string Neither = "it is neither NAME=value nor five time fields, or a word with @, and a command";
        if (Fields().Match(text) is not { Success: true } fields)
        {
            _faults.Add(new CrontabRemark(line, Neither));
            return;
        }

        var time = fields.Groups["time"].Value;
        var rest = fields.Groups["rest"].Value.TrimStart(' ', '\t');
        CrontabTime? read = null;
        if (time != "@reboot" && !TryTime(time, out read, out var fault))
        {
            _faults.Add(new CrontabRemark(line, rest.Length == 0 && time[0] != '@' ? Neither : fault));
            return;
        }

        // Debian's cron suspects six time fields, as other schedulers have them.
        if (rest.StartsWith('*'))
        {
            _faults.Add(new CrontabRemark(line, "a sixth field that begins with * stands where the command begins: cron takes five"));
            return;
        }

        AddEntry(line, written, read, rest, hasUsers);
    }

    [GeneratedRegex("""^=[ \t]*[^\s"']""")]
    private static partial Regex UnnamedAssignment();

    private void Set(int line, string name, string value)
    {
        if (name == "LOGNAME")
        {
            _notes.Add(new CrontabRemark(line, "LOGNAME cannot be set: cron gives each job its user's"));
            return;
        }

        _variables.RemoveAll(variable => variable.Name == name);
        _variables.Add((name, value));
        if (name is "CRON_TZ" or "TZ")
        {
            _notes.Add(new CrontabRemark(line, $"{name} reaches the commands only: Debian's cron starts by the clock of the machine"));
        }
        else if (name == "MAILTO")
        {
            var to = value.Length == 0 ? "nobody" : value;
            _notes.Add(new CrontabRemark(line, $"MAILTO has cron mail output to {to}: Weir keeps it, see weir log"));
        }
        else if (name == "RANDOM_DELAY")
        {
            _notes.Add(new CrontabRemark(line, "RANDOM_DELAY is cronie's: Debian's cron hands it to the commands"));
        }
    }

    private void AddEntry(int line, string written, CrontabTime? time, string rest, bool hasUsers)
    {
        string? user = null;
        if (hasUsers)
        {
            var end = rest.IndexOfAny([' ', '\t']);
            if (end < 0)
            {
                _faults.Add(new CrontabRemark(line, "a table of the system has a user before each command"));
                return;
            }

            user = rest[..end];
            rest = rest[end..].TrimStart(' ', '\t');
        }

        if (rest.Length == 0)
        {
            _notes.Add(new CrontabRemark(line, "it has no command: cron takes it and runs nothing"));
            return;
        }

        if (rest.Length > LongestCommand)
        {
            _faults.Add(new CrontabRemark(line, $"a command has at most {LongestCommand} characters"));
            return;
        }

        var (command, input) = Split(rest);
        _entries.Add(
            new CrontabEntry
            {
                Line = line,
                Text = written,
                Time = time,
                User = user,
                Command = command,
                Input = input,
                Variables = [.. _variables],
            }
        );
        if (time?.HasReversed == true)
        {
            _notes.Add(new CrontabRemark(line, "it has a range that is turned round: cron takes it and never meets it"));
        }

        if (time?.IsEitherDay == true)
        {
            _notes.Add(new CrontabRemark(line, "both day fields are restricted: it runs on the days that meet either"));
        }
    }

    private static bool TryTime(string text, out CrontabTime? time, out string fault)
    {
        if (text[0] != '@')
        {
            return CrontabTime.TryParse(text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries), out time, out fault);
        }

        time = null;
        fault = $"'{text}' is no word of cron's: allowed are @reboot, {string.Join(", ", s_words.Keys)}";
        return s_words.TryGetValue(text, out var fields) && CrontabTime.TryParse(fields.Split(' '), out time, out fault);
    }

    // The first % ends the command; what follows is read by it, with a line end for each further one. A backslash keeps a %.
    private static (string Command, string? Input) Split(string rest)
    {
        var command = new StringBuilder();
        StringBuilder? input = null;
        for (var i = 0; i < rest.Length; i++)
        {
            var isEscape = rest[i] == '\\' && i + 1 < rest.Length && (rest[i + 1] == '%' || (input is null && rest[i + 1] == '\\'));
            if (isEscape)
            {
                (input ?? command).Append(rest[++i]);
            }
            else if (rest[i] == '%')
            {
                if (input is null)
                {
                    input = new StringBuilder();
                }
                else
                {
                    input.Append('\n');
                }
            }
            else
            {
                (input ?? command).Append(rest[i]);
            }
        }

        return (command.ToString(), input is null ? null : input.Append('\n').ToString());
    }
}
