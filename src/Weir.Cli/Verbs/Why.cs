using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Cli.Verbs;

internal static class Why
{
    public static Verb Build(Frame frame)
    {
        var verb = new Verb("why", "Say why a job waits, what would let it go, and when; or what became of it.", "weir why 147", "weir why AdHoc/NIGHTLY --json");
        var job = JobArguments.One();
        verb.Arguments.Add(job);
        frame.Do(verb, async s =>
        {
            var number = await JobReference.ResolveAsync(s, s.Value(job)).ConfigureAwait(false);
            return await s.ShowAsync($"v1/jobs/{number.Value}/why", WeirJson.Default.WhyView, why =>
            {
                Lines.Write(s.Out, "", Printable.Of(why.Summary, 1000), s.Around.Width);
                foreach (var holder in why.Job.Holders)
                {
                    Lines.Write(s.Out, $"  {Printable.Of(holder.Manager)}: ", Printable.Of(holder.Text, 400), s.Around.Width);
                    Lines.Write(s.Out, "    ", $"since {s.Clock.Full(holder.Since)}; would be released by: {Printable.Of(holder.Release, 400)}", s.Around.Width);
                }

                if (why.Estimate is { } estimate)
                {
                    Lines.Write(s.Out, "  estimate: ", Printable.Of(estimate, 400), s.Around.Width);
                }
            }).ConfigureAwait(false);
        });
        return verb;
    }
}
