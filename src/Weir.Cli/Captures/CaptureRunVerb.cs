using Weir.Cli.Running;
using Weir.Cli.Verbs;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Cli.Captures;

internal static class CaptureRunVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb("run", "Submit a capture as its submitter; prints the new tracking number.", "weir capture run NIGHTLY");
        var id = CaptureArguments.Id(verb);
        var text = CaptureArguments.Text(verb);
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    HttpMethod.Post,
                    CaptureArguments.At(s.Value(id)) + "/run" + new Query().With("text", s.Value(text)),
                    null,
                    WeirJson.Default.Submitted,
                    done =>
                    {
                        s.Out.WriteLine(JobText.Number(done.Number ?? 0));
                        if (done.Warning is { } warning)
                        {
                            s.Note("weir: capture run: " + Printable.Escape(warning, 400));
                        }
                    }
                )
        );
        return verb;
    }
}
