using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class WhyVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "why",
            "Say why a job waits, what would let it go, and when; or what became of it.",
            "weir why 147",
            "weir why AdHoc/NIGHTLY --json",
            "weir why 147 --as-of 03:12"
        );
        var job = JobArguments.One();
        var asOf = new Option<string?>("--as-of")
        {
            Description = "Why it waited at an earlier moment: HH:MM[:SS] of today, or YYYY-MM-DDTHH:MM[:SS], with Z where it is UTC.",
            HelpName = "TIME",
        };
        verb.Arguments.Add(job);
        verb.Options.Add(asOf);
        context.Do(
            verb,
            async s =>
            {
                var number = await JobReference.ResolveAsync(s, s.Value(job)).ConfigureAwait(false);
                var query = new Query().With("at", TimeArgument.Iso("--as-of", s.Value(asOf), s.Process.Time));
                return await s.ShowAsync($"v1/jobs/{number.Value}/why{query}", WeirJson.Default.WhyView, why => Print(s, why))
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static void Print(Session s, WhyView why)
    {
        WrappedText.Write(s.Out, why.AsOf is { } at ? $"{s.Clock.Full(at)}: " : "", s.Clock.Said(why.Summary, 1000), s.Process.Width);
        foreach (var holder in why.Job.Holders)
        {
            WrappedText.Write(s.Out, $"  {Printable.Escape(holder.Manager)}: ", s.Clock.Said(holder.Text, 400), s.Process.Width);
            WrappedText.Write(
                s.Out,
                "    ",
                $"since {s.Clock.Full(holder.Since)}; released by: {s.Clock.Said(holder.Release, 400)}",
                s.Process.Width
            );
        }

        if (why.Estimate is { } estimate)
        {
            WrappedText.Write(s.Out, "  estimate: ", s.Clock.Said(estimate, 400), s.Process.Width);
        }

        foreach (var (way, index) in why.WaysOut.Select((way, index) => (way, index)))
        {
            WrappedText.Write(
                s.Out,
                string.Create(CultureInfo.InvariantCulture, $"  way out {index + 1}: "),
                s.Clock.Said(way.Text, 400),
                s.Process.Width
            );
            // Not folded: it is there to be copied.
            s.Out.WriteLine($"    {Printable.Escape(way.Command, 1000)}");
        }

        foreach (var section in why.Sections)
        {
            s.Out.WriteLine($"{Printable.Escape(section.Manager)}{(section.Holding ? " (holding)" : "")}");
            foreach (var line in section.Lines)
            {
                s.Out.WriteLine(line.Length == 0 ? "" : $"  {s.Clock.Said(line, 400)}");
            }
        }

        foreach (var unknown in why.Unknown)
        {
            s.Note(s.Clock.Said(unknown, 400));
        }
    }
}
