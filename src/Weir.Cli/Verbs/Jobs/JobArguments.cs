using System.CommandLine;

namespace Weir.Cli.Verbs;

/// <summary>How verbs take jobs.</summary>
internal static class JobArguments
{
    public static Argument<string> One() => new("JOB") { Description = "The job: 147, J0000147, SCHEDULE/JOB[@date] or jv:VARIABLE." };

    public static Argument<string[]> Several() =>
        new("JOB")
        {
            Description = "The jobs: 147, 147-160, J0000147, SCHEDULE/JOB[@date] or jv:VARIABLE.",
            Arity = ArgumentArity.ZeroOrMore,
        };

    public static Option<string?> Text() =>
        new("--text", "-t") { Description = "Why; kept with the action, at most 200 characters.", HelpName = "TEXT" };
}
