using System.CommandLine;
using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

/// <summary>
/// Options of <c>submit</c> and <c>run</c> for help, completion and man pages. What is really typed is read as bytes before
/// any parser is built; the tree sees such a line only where that reader declined it.
/// </summary>
internal static class SubmissionOptions
{
    public static IEnumerable<Option> All() =>
    [
        Text("--name", "The job's name; default the first program's.", "NAME", "-n"),
        Text("--job-description", "Named defaults, LIBRARY/NAME; default WEIR/DEFAULT.", "LIB/NAME", "-d"),
        Text("--job-queue", "The lane it waits in, LIBRARY/NAME; default WEIR/DEFAULT.", "LIB/NAME", "-q"),
        Text("--priority", "1 goes first, 9 last within its job queue; default 5.", "1-9"),
        new Option<bool>("--hold") { Description = "Hold it until weir release." },
        Text("--date", "The date it works for.", "YYYY-MM-DD"),
        Text("--lda", "Its local data area, at most 1024 bytes.", "TEXT"),
        Text("--library-list", "Its ordered search path of libraries.", "A:B"),
        Text("--limit", "Units of a named limit it needs while it runs; may be given several times.", "NAME[=N]"),
        Text("--patience", "Seconds to wait for an agent that restarts; default 10.", "SECONDS"),
    ];

    public static void Declined(Verb verb)
    {
        verb.Arguments.Add(new Argument<string[]>("COMMAND") { Description = "The command and its arguments, after --.", Arity = ArgumentArity.ZeroOrMore });
        verb.SetAction((Func<ParseResult, int>)(_ => throw new UsageException($"nothing to run; allowed is weir {verb.Name} [options] -- COMMAND…, see weir {verb.Name} --help")));
    }

    private static Option<string?> Text(string name, string description, string value, params string[] aliases) => new(name, aliases) { Description = description, HelpName = value };
}
