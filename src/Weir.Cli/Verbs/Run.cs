using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

internal static class Run
{
    public static Verb Build(Frame frame)
    {
        _ = frame;
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
