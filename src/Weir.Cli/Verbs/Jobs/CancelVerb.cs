using System.CommandLine;
using Weir.Cli.Running;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class CancelVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "cancel",
            "End jobs: TERM to the whole job, KILL after a grace; a waiting job never starts.",
            "weir cancel 147",
            "weir cancel 147 --grace 60 --text 'wrong input'",
            "weir cancel --name 'LOAD*' --state Waiting --dry-run"
        );
        var jobs = new JobTargets("cancel");
        var text = JobArguments.Text();
        var grace = new Option<int?>("--grace")
        {
            Description = "Seconds between TERM and KILL, 0 to 3600; default 10.",
            HelpName = "SECONDS",
        };
        verb.Options.Add(grace);
        jobs.AddTo(verb);
        verb.Options.Add(text);
        context.Do(
            verb,
            s =>
                jobs.DoAsync(
                    s,
                    new JobAction { Text = s.Value(text), Grace = NumberArgument.Check("--grace", s.Value(grace), 0, 3600) },
                    dryRun: ForeseeAsync
                )
        );
        return verb;
    }

    private static async Task<int> ForeseeAsync(Session s, IReadOnlyList<string> jobs)
    {
        foreach (var text in jobs)
        {
            var number = await JobReference.ResolveAsync(s, text).ConfigureAwait(false);
            await DryRun
                .ShowAsync(s, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"jobs/{number.Value}/cancel"))
                .ConfigureAwait(false);
        }

        return ExitStatus.Done;
    }
}
