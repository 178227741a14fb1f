using Weir.Cli.Running;
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
                s.Out.WriteLine(Printable.Of(why.Summary, 1000));
                foreach (var holder in why.Job.Holders)
                {
                    s.Out.WriteLine($"  {Printable.Of(holder.Manager)}: {Printable.Of(holder.Text, 400)}");
                    s.Out.WriteLine($"    since {s.Clock.Full(holder.Since)}; would be released by: {Printable.Of(holder.Release, 400)}");
                }

                if (why.Estimate is { } estimate)
                {
                    s.Out.WriteLine("  estimate: " + Printable.Of(estimate, 400));
                }
            }).ConfigureAwait(false);
        });
        return verb;
    }
}
