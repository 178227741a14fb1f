using System.CommandLine;
using System.Globalization;
using System.Text;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Jobs;
using Weir.Protocol.Selections;

namespace Weir.Cli.Verbs;

/// <summary>
/// The jobs that a verb acts on: named one by one, or selected as lists select them. What is selected is looked up first, said, asked
/// about, and then done with exactly those jobs that were said.
/// </summary>
internal sealed class JobTargets(string name)
{
    private const int Together = 1000;

    private readonly Argument<string[]> _named = JobArguments.Several();
    private readonly SelectionOptions _selection = new();
    private readonly Option<bool> _all = new("--all") { Description = "All jobs; so many as can be acted on." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Do nothing, and say what would be done." };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask before more than one selected job is acted on." };
    private readonly Option<int?> _expect = new("--expect")
    {
        Description = "Do not ask, and do nothing unless so many jobs are selected.",
        HelpName = "N",
    };

    public void AddTo(Command verb)
    {
        verb.Arguments.Add(_named);
        _selection.AddTo(verb);
        verb.Options.Add(_all);
        verb.Options.Add(_dryRun);
        verb.Options.Add(_yes);
        verb.Options.Add(_expect);
    }

    /// <summary>Acts on the jobs, or says what would be done; of jobs that are named, only where <paramref name="dryRun"/> can.</summary>
    public async Task<int> DoAsync(Session session, JobAction action, Func<Session, IReadOnlyList<string>, Task<int>>? dryRun = null)
    {
        var named = session.Value(_named);
        var selected = await _selection.ReadAsync(session).ConfigureAwait(false);
        var all = session.Value(_all);
        if (named.Length > 0 && (all || !selected.IsEverything))
        {
            throw new UsageException("jobs are named or selected, not both; leave out JOB or the options that select");
        }

        if (named.Length > 0)
        {
            return !session.Value(_dryRun) ? await JobActions.DoAsync(session, name, named, action).ConfigureAwait(false)
                : dryRun is not null ? await dryRun(session, NumberRanges.Expand(named)).ConfigureAwait(false)
                : throw new UsageException("--dry-run is for jobs that are selected by --name, --state and so on");
        }

        return all || !selected.IsEverything
            ? await DoSelectedAsync(session, selected, action).ConfigureAwait(false)
            : throw new UsageException(
                $"JOB is missing; name jobs, select them by --name, --state and so on, or say --all; see weir {name} --help"
            );
    }

    private async Task<int> DoSelectedAsync(Session session, JobSelection selected, JobAction action)
    {
        using var patient = session.OpenPatient();
        var query = selected.ToQuery();
        var body = await patient
            .SendAsync(HttpMethod.Get, $"v1/jobs/{name}/preview{(query.Length == 0 ? "" : "?" + query)}", null, session.Cancellation)
            .ConfigureAwait(false);
        var preview = WeirClient.Read(body, WeirJson.Default.JobsPreview);
        if (session.Value(_dryRun))
        {
            if (session.Json)
            {
                await session.PrintAsync(body).ConfigureAwait(false);
            }
            else
            {
                Show(session, preview);
            }

            return ExitStatus.Done;
        }

        if (session.Value(_expect) is { } expected && expected != preview.Numbers.Count)
        {
            session.Note(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"weir: {name}: {Count(preview.Numbers.Count)} selected, and {expected} expected; nothing is done"
                )
            );
            return ExitStatus.Refused;
        }

        if (preview.Numbers.Count == 0)
        {
            session.Note($"weir: {name}: no job is selected with which it can be done");
            ShowRefused(session, preview, session.Note);
            return ExitStatus.NotFound;
        }

        return preview.Numbers.Count == 1 || session.Value(_yes) || session.Value(_expect) is not null || Agrees(session, preview)
            ? await ActAsync(session, patient, preview.Numbers, action).ConfigureAwait(false)
            : ExitStatus.Refused;
    }

    private bool Agrees(Session session, JobsPreview preview)
    {
        if (!session.Process.InIsTerminal || !session.Process.ErrorIsTerminal)
        {
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Count(preview.Numbers.Count)} selected, and nobody is here to ask; say --yes, or --expect {preview.Numbers.Count}"
                )
            );
        }

        Show(session, preview);
        session.Out.Flush();
        session.Process.Error.Write($"{name} {Count(preview.Numbers.Count)}? [y/N] ");
        using var typed = new StreamReader(session.Process.RawIn(), Encoding.UTF8);
        if (typed.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES")
        {
            return true;
        }

        session.Note("nothing is done");
        return false;
    }

    private async Task<int> ActAsync(Session session, WeirClient client, IReadOnlyList<int> numbers, JobAction action)
    {
        List<JobActedOn> done = [];
        List<JobRefused> refused = [];
        foreach (var some in numbers.Chunk(Together))
        {
            var acted = await client
                .SendAsync(
                    HttpMethod.Post,
                    $"v1/jobs/{name}",
                    new JobsAction(some) { Action = action },
                    WeirJson.Default.JobsAction,
                    WeirJson.Default.JobsActed,
                    session.Cancellation
                )
                .ConfigureAwait(false);
            done.AddRange(acted.Done);
            refused.AddRange(acted.Refused);
        }

        if (session.Json)
        {
            await session
                .PrintAsync(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new JobsActed(done, refused), WeirJson.Default.JobsActed))
                .ConfigureAwait(false);
        }
        else
        {
            foreach (var job in done)
            {
                // A rerun's number is data, as a submission's is.
                session.Out.WriteLine(name == "rerun" ? $"{job.Now:D9}" : session.Clock.Said(job.Text, 400));
            }
        }

        foreach (var job in refused)
        {
            session.Note($"weir: {name}: {JobText.Number(job.Number)}: {Printable.Escape(job.Text, 400)}");
        }

        if (refused.Count > 0)
        {
            session.Note(string.Create(CultureInfo.InvariantCulture, $"weir: {name}: {done.Count} done, {refused.Count} refused"));
        }

        return refused.Count == 0 ? ExitStatus.Done : ExitStatus.Refused;
    }

    private void Show(Session session, JobsPreview preview)
    {
        session.Out.WriteLine($"{name}: {Count(preview.Numbers.Count)}");
        if (preview.Items.Count > 0)
        {
            JobsVerb.Print(session, preview.Items);
        }

        if (preview.Numbers.Count > preview.Items.Count)
        {
            session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {preview.Numbers.Count - preview.Items.Count} more"));
        }

        ShowRefused(session, preview, session.Out.WriteLine);
    }

    private static void ShowRefused(Session session, JobsPreview preview, Action<string> write)
    {
        foreach (var group in preview.Refused)
        {
            var more = group.Count > group.Numbers.Count ? ", …" : "";
            write($"not {Count(group.Count)}: {session.Clock.Said(group.Text, 200)}: {string.Join(", ", group.Numbers)}{more}");
        }
    }

    private static string Count(int jobs) => jobs == 1 ? "1 job" : string.Create(CultureInfo.InvariantCulture, $"{jobs} jobs");
}
