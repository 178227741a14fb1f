using System.Globalization;
using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;
using Weir.Protocol;
using Weir.Protocol.Gate;
using Weir.Protocol.Jobs;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>
/// What must be true after any harm: each answered number ran as often as it must, its status is right, agent and server agree, no number
/// was answered twice, and nothing waits without an explanation.
/// </summary>
internal sealed class Checker(Night night)
{
    private const int NoSuchJob = 4;
    private const int Refused = 125;

    // The letters that the agent's log may have for each state; a job that ran keeps its letter when it ends.
    private static readonly Dictionary<string, string> s_letters = new()
    {
        ["Succeeded"] = "RM",
        ["Failed"] = "RM",
        ["Lost"] = "RMX",
        ["StartFailed"] = "FM",
        ["Cancelled"] = "KRM",
    };

    private readonly List<string> _wrong = [];

    /// <summary>Lets the watch come to its end, and holds the record against what server, agent and the jobs say.</summary>
    public async Task CheckAsync()
    {
        await night.AnsweredAsync();
        await FindNumbers();
        await Explained();
        await Release();
        await Cancelled();
        night.Open();
        await Quiet();
        var lines = await night.RanAsync();
        foreach (var job in night.Jobs)
        {
            Ran(job, lines);
            await Told(job);
            await InPlace(job);
        }

        Numbers(lines);
        await Verified();
        Assert.True(_wrong.Count == 0, $"{string.Join('\n', _wrong)}\n\nhost:\n{night.Up.Log}");
        night.Forget();
    }

    // A job in place has no answer; the server knows its command, in which its tag stands.
    private async Task FindNumbers()
    {
        var unknown = night.Jobs.Where(job => job is { Number: null, Refusal: null }).ToList();
        await night.Until(
            async () =>
            {
                var listed = await night.ListedAsync();
                var begun = await night.RanAsync();
                foreach (var job in unknown)
                {
                    job.Number ??=
                        begun.FirstOrDefault(line => line.Tag == job.Tag)?.Number
                        ?? listed.FirstOrDefault(view => view.Command?.EndsWith($" {job.Tag}", StringComparison.Ordinal) == true)?.Number;
                }

                return unknown.All(job => job.Number is not null || job.Process is not { HasExited: false });
            },
            () => $"each process in place has a number: {string.Join(", ", unknown.Where(job => job.Number is null))}"
        );
        foreach (var job in unknown.Where(job => job is { Number: null, IsHarmed: false, Process.ExitCode: Refused }))
        {
            job.Refuse(new Ran(Refused, "", await job.Process!.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));
        }
    }

    private async Task Explained()
    {
        foreach (var job in night.Jobs.Where(job => job is { IsToBeReleased: true, Number: not null }))
        {
            if (job.MayBeForgotten && await View(job) is null)
            {
                continue;
            }

            await night.Until(async () => await View(job) is not null, () => $"{job} is known to the server");
            var why = JsonSerializer.Deserialize((await night.Up.Weir("why", "--json", Text(job))).Succeeded(), WeirJson.Default.WhyView)!;
            if (
                why.Job.State == "Waiting"
                && (why.Job.Holders.Count == 0 || why.Summary.Length == 0 || !why.Sections.Any(section => section.Holding))
            )
            {
                Wrong(job, $"waits without an explanation: '{why.Summary}'");
            }
        }
    }

    private async Task Release()
    {
        foreach (var job in night.Jobs.Where(job => job is { IsToBeReleased: true, Number: not null }))
        {
            var released = await night.Up.Weir("release", Text(job));
            if (released.Status != 0 && !job.IsHarmed)
            {
                Wrong(job, $"cannot be released: {released.Error}");
            }
        }
    }

    // Its door is shut yet: nothing but the cancel can end it.
    private async Task Cancelled()
    {
        foreach (var job in night.Jobs.Where(job => job is { Kind: NightKind.CancelledRunning, IsHarmed: false, Number: not null }))
        {
            await night.Until(
                async () => await View(job) is not { Job.State: "Waiting" or "Starting" or "Running" },
                () => $"{job} is over once it is cancelled"
            );
        }
    }

    private async Task Quiet()
    {
        IReadOnlyList<JobView> busy = [];
        await night.Until(
            async () =>
            {
                busy = await night.ListedAsync("--state", "Waiting", "--state", "Starting", "--state", "Running", "--state", "Rejected");
                return busy.Count == 0;
            },
            () =>
                $"nothing waits or runs any more: {string.Join(", ", busy.Select(job => $"{job.Number} {job.Name} {job.State} {string.Join("; ", job.Holders.Select(holder => holder.Text))} {job.Command}"))}"
        );
        foreach (var process in night.Jobs.Select(job => job.Process).OfType<System.Diagnostics.Process>())
        {
            await night.Until(() => Task.FromResult(process.HasExited), () => "each process in place has ended");
        }
    }

    private void Ran(NightJob job, IReadOnlyList<RanLine> lines)
    {
        var begins = lines.Where(line => line.Tag == job.Tag && line.Word == "begin").ToList();
        if (begins.Count < job.LeastRuns || begins.Count > job.MostRuns)
        {
            Wrong(job, $"began {begins.Count} times, and {job.LeastRuns} to {job.MostRuns} are right");
        }

        if (begins.Any(line => line.Number != job.Number))
        {
            Wrong(job, $"ran as {string.Join(", ", begins.Select(line => line.Number))}");
        }

        if (
            !job.IsHarmed
            && job.Kind != NightKind.CancelledRunning
            && lines.Count(line => line.Tag == job.Tag && line.Word == "end") != begins.Count
        )
        {
            Wrong(job, "did not come to the end of its command");
        }

        if (job.Refusal is { } refusal && !night.MayRefuse)
        {
            Wrong(job, $"was refused with {refusal.Status}: {refusal.Error}");
        }
    }

    private async Task Told(NightJob job)
    {
        if (job.Number is null)
        {
            if (job is { Refusal: null, IsHarmed: false })
            {
                Wrong(job, "has no number");
            }

            return;
        }

        var row = await night.Up.Weir("tracked", "--json", "--number", Text(job));
        var agent = row.Status == 0 ? JsonSerializer.Deserialize(row.Output, WeirJson.Default.TrackedView)! : null;
        if (agent is null && !(job is { MayBeForgotten: true, IsHarmed: true }))
        {
            Wrong(job, $"is not known to the agent: {row.Error}");
        }

        if (await View(job) is { } server)
        {
            AtServer(job, server);
            if (agent is not null)
            {
                Agree(job, server.Job, agent);
            }
        }
        else if (!job.MayBeForgotten)
        {
            Wrong(job, "is not known to the server");
        }
        else if (
            agent is not null
            && !job.IsHarmed
            && !job.Allowed.Any(outcome => outcome.AnyStatus || (outcome.ExitCode == agent.ExitCode && outcome.Signal == agent.Signal))
        )
        {
            Wrong(job, $"is {Say(agent)} at the agent, and right is {string.Join(" or ", job.Allowed)}");
        }
    }

    private void AtServer(NightJob job, JobDetail server)
    {
        if (!job.Allowed.Any(outcome => outcome.IsThatOf(server.Job)))
        {
            var history = string.Join('\n', server.History.Select(line => $"    {line.At:HH:mm:ss.fff} {line.Code} {line.Text}"));
            Wrong(
                job,
                $"is {Say(server.Job)} at the server, and right is {string.Join(" or ", job.Allowed)}: {server.Job.ReasonText}\n{history}"
            );
        }
    }

    private void Agree(NightJob job, JobView server, TrackedView agent)
    {
        if (
            !s_letters.GetValueOrDefault(server.State, "").Contains(agent.Letter, StringComparison.Ordinal)
            || agent.ExitCode != server.ExitCode
            || agent.Signal != server.Signal
        )
        {
            Wrong(job, $"is {Say(server)} at the server and {Say(agent)} at the agent");
        }
    }

    // Who typed run sees the status of the command.
    private async Task InPlace(NightJob job)
    {
        if (job is { Process: { } process, IsHarmed: false, Refusal: null } && process.ExitCode != job.ExitCode)
        {
            Wrong(
                job,
                $"run ended with {process.ExitCode}: {await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}"
            );
        }
    }

    private void Numbers(IReadOnlyList<RanLine> lines)
    {
        foreach (var job in night.Jobs.Where(job => job.Number is { } number && !night.Checked.Add(number)))
        {
            Wrong(job, "has a number that was answered before");
        }

        var tags = night.Jobs.Select(job => job.Tag).ToHashSet();
        _wrong.AddRange(lines.Where(line => !tags.Contains(line.Tag)).Select(line => $"{line} is of no job of this watch"));
    }

    // The checks that an operator runs on the live system find nothing either. The server alone has them, not an agent that asks it.
    private async Task Verified()
    {
        if (night.Up.IsAgent)
        {
            return;
        }

        var ran = await night.Up.Weir("verify", "--json");
        var forgotten = night.Jobs.Where(job => job.MayBeForgotten).Select(job => job.Number).ToHashSet();
        _wrong.AddRange(
            JsonSerializer
                .Deserialize(ran.Output, WeirJson.Default.VerifyView)!
                .Faults.Where(fault => fault.Number is null || !forgotten.Contains(fault.Number))
                .Select(fault => $"verify: {fault}")
        );
    }

    private async Task<JobDetail?> View(NightJob job)
    {
        var ran = await night.Up.Weir("job", "--json", Text(job));
        return ran.Status == NoSuchJob ? null : JsonSerializer.Deserialize(ran.Succeeded(), WeirJson.Default.JobDetail);
    }

    private void Wrong(NightJob job, string what) => _wrong.Add($"{job}: {what}");

    private static string Say(JobView job) => new Outcome(job.State, job.ExitCode, job.Signal).ToString();

    private static string Say(TrackedView row) => $"{row.Letter} {new Outcome(row.Status, row.ExitCode, row.Signal)} {row.Text}";

    private static string Text(NightJob job) => job.Number!.Value.ToString(CultureInfo.InvariantCulture);
}
