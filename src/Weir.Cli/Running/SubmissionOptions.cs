using System.CommandLine;
using System.Globalization;
using System.Text;
using Weir.Cli.Variables;
using Weir.Jobs;
using Weir.JobVariables;

namespace Weir.Cli.Running;

/// <summary>
/// Options of <c>submit</c> and <c>run</c> for help, completion and man pages. What is really typed is read as bytes before
/// any parser is built; the tree sees such a line only where that reader declined it, and says why.
/// </summary>
internal sealed class SubmissionOptions
{
    private const string NameForm = "a name of " + ObjectName.Allowed;
    private const string QualifiedForm = "LIBRARY/NAME, both names";
    private readonly (Option<string?> Option, Func<string, bool> IsGood, string Allowed)[] _checked =
    [
        (Text("--name", "The job's name; default the first program's.", "NAME", "-n"), t => ObjectName.TryParse(t, out _), NameForm),
        (
            Text("--job-description", "Named defaults, LIBRARY/NAME; default WEIR/DEFAULT.", "LIB/NAME", "-d"),
            t => QualifiedName.TryParse(t, out _),
            QualifiedForm
        ),
        (
            Text("--job-queue", "The lane it waits in, LIBRARY/NAME; default WEIR/DEFAULT.", "LIB/NAME", "-q"),
            t => QualifiedName.TryParse(t, out _),
            QualifiedForm
        ),
        (
            Text("--priority", "1 goes first, 9 last among jobs that have used up as much of their goals; default 5.", "1-9"),
            t => t.Length == 1 && t[0] is >= '1' and <= '9',
            "1 to 9"
        ),
        (
            Text("--date", "The date it works for.", "YYYY-MM-DD"),
            t => DateOnly.TryParseExact(t, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "YYYY-MM-DD"
        ),
        (
            Text("--lda", "Its local data area, at most 1024 bytes; default that of the job that submits it.", "TEXT"),
            t => Encoding.UTF8.GetByteCount(t) <= JobSpec.LocalDataAreaSize,
            "at most 1024 bytes"
        ),
        (
            Text("--library-list", "Its ordered search path of libraries, or *NONE; default that of the job that submits it.", "A:B"),
            t => t == JobSpec.NoLibraries || JobSpec.TryParseLibraries(t, out _),
            "names with : between them, or *NONE"
        ),
        (
            Text("--monitor", "The job variable that shows its state, 128 bytes that any program can read.", "NAME"),
            t => VariableName.TryParse(t, out _, out _),
            "the name of a job variable: " + VariablePath.Allowed
        ),
        (
            Text("--monitor-password-file", "A file with that variable's password; default $WEIR_JV_PASSWORD.", "FILE"),
            File.Exists,
            "a file that can be read"
        ),
        (
            Text("--service", "The service group it wishes to be in: CONTROL.TYPE or NAME; default as the policy says.", "GROUP"),
            t => ObjectName.TryParse(t, out _),
            NameForm
        ),
        (Text("--export", "Variables that go with it besides the usual ones, or ALL; default $WEIR_EXPORT.", "A,B"), _ => true, ""),
        (
            Text("--patience", "Seconds to wait for an agent that restarts; default 10.", "SECONDS"),
            t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out _),
            "whole seconds"
        ),
    ];

    private readonly Option<string[]> _limits = new("--limit")
    {
        Description = "Units of a named limit it needs while it runs; may be given several times.",
        HelpName = "NAME[=N]",
    };
    private readonly Option<bool> _hold = new("--hold") { Description = "Hold the job until weir release." };
    private readonly Argument<string[]> _command = new("COMMAND")
    {
        Description = "The command and its arguments, after --.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private SubmissionOptions(Verb verb)
    {
        foreach (var (option, _, _) in _checked)
        {
            verb.Options.Add(option);
        }

        verb.Options.Add(_hold);
        verb.Options.Add(_limits);
        verb.Arguments.Add(_command);
        verb.SetAction((Func<ParseResult, int>)(typed => throw new UsageException(Invalid(typed, verb.Name))));
    }

    public static void AddTo(Verb verb) => _ = new SubmissionOptions(verb);

    private string Invalid(ParseResult typed, string verb)
    {
        foreach (var (option, isGood, allowed) in _checked)
        {
            if (typed.GetValue(option) is { } text && !isGood(text))
            {
                return $"{option.Name} '{Printable.Escape(text)}' is not allowed; allowed is {allowed}";
            }
        }

        return (typed.GetValue(_limits) ?? []).FirstOrDefault(t => !LimitNeed.TryParse(t, out _)) is { } limit
            ? $"--limit '{Printable.Escape(limit)}' is not allowed; allowed is {LimitNeed.Allowed}"
            : $"nothing to run; allowed is weir {verb} [options] -- COMMAND…, see weir {verb} --help";
    }

    private static Option<string?> Text(string name, string description, string value, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = value };
}
