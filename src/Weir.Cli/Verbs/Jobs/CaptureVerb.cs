using Weir.Cli.Captures;
using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

internal static class CaptureVerb
{
    public static Verb Build(VerbContext context)
    {
        var capture = new Verb(
            "capture",
            "Capture what is submitted instead of running it, and run it by name as often as wanted.",
            "weir capture start LOADER --most 1",
            "weir capture list",
            "weir capture change NIGHTLY --job-queue PAY/NIGHT",
            "weir capture run NIGHTLY"
        );
        foreach (
            var verb in (Verb[])
                [
                    .. CaptureSourceVerbs.Build(context),
                    .. CaptureReadVerbs.Build(context),
                    CaptureChangeVerb.Build(context),
                    CaptureEditVerb.Build(context),
                    .. CaptureNameVerbs.Build(context),
                    CaptureLdaVerb.Build(context),
                    CaptureRunVerb.Build(context),
                ]
        )
        {
            capture.Subcommands.Add(verb);
        }

        return capture;
    }
}
