using System.Globalization;
using Weir.Jobs;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Verification;
using Weir.Server.Definitions;
using Weir.Server.Verification;

namespace Weir.Server.Queries;

/// <summary><c>weir verify</c>: what is stored against itself, against the day in memory, and against the machines' journals.</summary>
public static class Verify
{
    /// <summary>
    /// Looks at the jobs of a day, or at all that are kept, while everything goes on: the store is read in pages beside the loop.
    /// </summary>
    public static async Task<VerifyView> VerifyAsync(
        this WeirServer server,
        Caller caller,
        DateOnly? day,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        WeirServer.Require(caller, Operation.Verify);
        var at = server.Time.GetUtcNow();
        var report = new VerifyReport();
        await new DayChecks(server, report).RunAsync(cancellationToken).ConfigureAwait(false);
        var submitted = await new JobChecks(server.Store, report).RunAsync(day, cancellationToken).ConfigureAwait(false);
        var machines = await server
            .ReadAsync(
                view => view.Agents.Values.Select(agent => (agent.Machine, SetAside: view.Day.SetAsideOf(agent.Machine))).ToList(),
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var (machine, setAside) in machines.Where(one => one.SetAside > 0))
        {
            report.Note(new VerifyNote(CheckNames.Facts, machine, SetAsideText(machine, setAside)));
        }

        await Task.WhenAll(
                machines.Select(one =>
                    server.CompareAsync(one.Machine, submitted.GetValueOrDefault(one.Machine) ?? [], day, report, cancellationToken)
                )
            )
            .ConfigureAwait(false);
        return report.View(at, day);
    }

    /// <summary>Takes a part of what a machine's journal says.</summary>
    public static Task<JournalCompared> AcceptJournalAsync(
        this WeirServer server,
        string machine,
        JournalReport part,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(part);
        return server.Inquiries.AcceptAsync(machine, part, cancellationToken);
    }

    private static async Task CompareAsync(
        this WeirServer server,
        string machine,
        HashSet<int> submitted,
        DateOnly? day,
        VerifyReport report,
        CancellationToken cancellationToken
    )
    {
        if (!server.Watch.IsUp(machine))
        {
            var why = server.Watch.RefusalOf(machine) ?? "its agent is away";
            report.Note(new VerifyNote(CheckNames.Journals, machine, $"the journal of {machine} was not looked at: {why}"));
            return;
        }

        var days = server.Options.BusinessDay;
        var comparison = new JournalComparison(
            machine,
            submitted,
            server.ForgottenBefore,
            stop => server.ReadAsync(view => view.Agents.GetValueOrDefault(machine)?.FactSequence ?? 0, stop),
            server.Store,
            report
        );
        var period = day is { } date ? (days.StartOf(date), days.StartOf(date.AddDays(1))) : ((DateTimeOffset?)null, (DateTimeOffset?)null);
        if (!await server.Inquiries.AskAsync(machine, period, comparison, cancellationToken).ConfigureAwait(false))
        {
            report.Note(
                new VerifyNote(
                    CheckNames.Journals,
                    machine,
                    $"the journal of {machine} was not looked at, or not all of it: its agent, Weir {server.Watch.VersionOf(machine) ?? "of an unknown version"}, did not answer for {JournalInquiries.Patience.TotalSeconds:0} seconds; one of an older Weir does not know the question"
                )
            );
        }
    }

    // What the server forgets by itself follows from what it is told to keep; what it was told to forget before is in its records.
    private static DateTimeOffset? ForgottenBefore(this WeirServer server)
    {
        var kept = server.Options.KeepJobs is { } keep ? server.Time.GetUtcNow() - keep : (DateTimeOffset?)null;
        var told = Forgotten.Before(server.Day.Catalog);
        return kept > told || told is null ? kept : told;
    }

    private static string SetAsideText(string machine, int count) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{count} facts of {machine} are set aside and were not taken: weir messages says why, and the server tries them again when it starts"
        );
}
