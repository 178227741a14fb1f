using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

internal static class RunVerb
{
    public static Verb Build(VerbContext context)
    {
        _ = context;
        var verb = new Verb(
            "run",
            "Wait at the gate, then be the command: same streams, terminal, signals, exit status.",
            "weir run -n NIGHTLY -- ./nightly.sh",
            "weir run --limit TAPE -- tar cf /dev/st0 /home"
        );
        SubmissionOptions.AddTo(verb);
        return verb;
    }
}
