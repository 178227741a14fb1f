using Weir.Jobs;
using Weir.Schedules.Crontabs;

namespace Weir.Definitions.Crontabs;

/// <summary>The command of an entry, run as cron runs it: by which shell, where, with which variables and what to read.</summary>
internal sealed class CrontabCommand
{
    private const string StandardShell = "/bin/sh";
    private const string Unnamed = "job";

    // What cron keeps for itself, or gives each job of its own.
    private static readonly string[] s_ofCron = ["SHELL", "MAILTO", "MAILFROM", "CONTENT_TYPE", "CONTENT_TRANSFER_ENCODING", "HOME"];
    private static readonly string[] s_likeSh = ["sh", "bash", "dash", "ksh", "zsh"];

    // Commands that only prepare the one that a job is about, and such as run another one.
    private static readonly string[] s_prepare = ["cd", "test", "[", "[[", "true", ":", ".", "if", "!", "umask", "export", "set", "sleep"];
    private static readonly string[] s_runOthers = ["exec", "command", "env", "nice", "ionice", "nohup", "sudo", "time", "chronic"];

    private readonly CrontabEntry _entry;
    private readonly string _shell;

    public CrontabCommand(CrontabEntry entry)
    {
        _entry = entry;
        _shell = Variable("SHELL") ?? StandardShell;
    }

    /// <summary>Why it cannot be taken, or <see langword="null"/>.</summary>
    public string? Fault =>
        !_shell.StartsWith('/') ? $"SHELL is '{_shell}': allowed is an absolute path"
        : _entry.Input is not null && !s_likeSh.Contains(_shell[(_shell.LastIndexOf('/') + 1)..])
            ? $"what the command reads after % can be given by {string.Join(", ", s_likeSh)} only, and SHELL is {_shell}"
        : _entry.Variables.FirstOrDefault(variable => !IsVariable(variable.Name)).Name is { } odd
            ? $"variable '{odd}' has a name that no shell takes: allowed are letters, digits and _"
        : null;

    /// <summary>A line for /bin/sh, or <see langword="null"/> where another shell is to run <see cref="Text"/>.</summary>
    public bool IsForStandardShell => _shell == StandardShell;

    /// <summary>The shell.</summary>
    public string Shell => _shell;

    /// <summary>What the shell is given.</summary>
    public string Text
    {
        get
        {
            if (_entry.Input is not { } input)
            {
                return _entry.Command;
            }

            var end = "INPUT";
            while (input.Split('\n').Contains(end))
            {
                end += "_";
            }

            return $"{{\n{_entry.Command}\n}} <<'{end}'\n{input}{end}";
        }
    }

    /// <summary>Where it begins, where the table sets another home.</summary>
    public string? Directory => Variable("HOME") is { } home && home.StartsWith('/') ? home : null;

    /// <summary>The variables it is given, as <c>NAME=value</c>; cron's path where the table sets none.</summary>
    public IReadOnlyList<string> Environment
    {
        get
        {
            List<string> given = Variable("PATH") is null ? ["PATH=/usr/bin:/bin"] : [];
            if (Variable("HOME") is { } home)
            {
                given.Add($"HOME={home}");
            }

            given.AddRange(
                _entry
                    .Variables.Where(variable => !s_ofCron.Contains(variable.Name))
                    .Select(variable => $"{variable.Name}={variable.Value}")
            );
            return given;
        }
    }

    /// <summary>A name for the job: that of the program it runs.</summary>
    public ObjectName Name
    {
        get
        {
            var program =
                _entry
                    .Command.Split(['\n', ';', '&', '|', '(', ')', '{', '}'])
                    .Select(ProgramOf)
                    .FirstOrDefault(word => word is not null && !s_prepare.Contains(word))
                ?? Unnamed;
            program = program[(program.LastIndexOf('/') + 1)..].TrimStart('.', '-', '"', '\'');
            return ObjectName.Derive(program.Length == 0 ? Unnamed : program);
        }
    }

    private static string? ProgramOf(string command) =>
        command
            .Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(word => !word.Contains('=', StringComparison.Ordinal) && word[0] != '-' && !s_runOthers.Contains(word));

    private string? Variable(string name) => _entry.Variables.FirstOrDefault(variable => variable.Name == name).Value;

    private static bool IsVariable(string name) => !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
