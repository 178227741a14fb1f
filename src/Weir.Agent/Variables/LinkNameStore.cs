using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.JobVariables;
using Weir.Protocol;
using Weir.Protocol.Variables;
using Weir.Stores.Agent;

namespace Weir.Agent.Variables;

/// <summary>Link names: short names for variables, each job's own, and gone with the job.</summary>
internal sealed class LinkNameStore(IAgentJournal journal, ActiveJobs ledger)
{
    private const string Prefix = "links.";
    private const string OwnMonitor = "SMONJVJ";
    private const int LongestLink = 7;
    private const int MostLinks = 100;

    private readonly ConcurrentDictionary<int, LinkPage> _links = new();
    private readonly Channel<TrackingNumber> _ended = Channel.CreateUnbounded<TrackingNumber>(
        new UnboundedChannelOptions { SingleReader = true }
    );

    /// <summary>Takes over what an earlier agent had of jobs that are not over; the rest is forgotten.</summary>
    public async Task RestoreAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        Dictionary<string, string?> stale = [];
        foreach (var (name, value) in settings.Where(setting => setting.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            if (
                TrackingNumber.TryParse(name.AsSpan(Prefix.Length), out var number)
                && ledger.TryFind(number, out var job)
                && JsonSerializer.Deserialize(value, WeirJson.Default.LinkPage) is { } page
            )
            {
                _links[number.Value] = page;
                ForgetWith(job);
            }
            else
            {
                stale[name] = null;
            }
        }

        if (stale.Count > 0)
        {
            await journal.WriteAsync(new JournalEntry { Settings = stale }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A job's links, with the one to the variable that monitors it.</summary>
    public LinkPage For(TrackedJob job)
    {
        var own = _links.TryGetValue(job.Number.Value, out var page) ? page.Items : [];
        return job.Row.Monitor is { } monitor && !own.Any(link => Same(link.Link, OwnMonitor))
            ? new LinkPage([new LinkView(OwnMonitor, monitor), .. own])
            : new LinkPage(own);
    }

    /// <summary>Sets a link, in the place of one of that name, or takes it off.</summary>
    public async Task<LinkPage> ChangeAsync(TrackedJob job, LinkView change, string user, VariableStore store)
    {
        if (change.Link.Length is 0 or > LongestLink || !change.Link.All(c => char.IsAsciiLetterOrDigit(c) || c is '$' or '#' or '@'))
        {
            throw new AgentRefusedException(
                ProblemCodes.BadRequest,
                $"'{Printable.Escape(change.Link)}' is no link name: allowed are 1 to {LongestLink} letters, digits and $ # @"
            );
        }

        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        var others = (_links.TryGetValue(job.Number.Value, out var page) ? page.Items : [])
            .Where(link => !Same(link.Link, change.Link))
            .ToList();
        if (change.Variable is { } variable)
        {
            others.Add(new LinkView(change.Link.ToUpperInvariant(), VariableNames.Read(variable, user, store).ToString()));
        }

        if (others.Count > MostLinks)
        {
            throw new AgentRefusedException(
                ProblemCodes.TooMany,
                $"a job has at most {MostLinks} link names: take some off with weir jv link NAME --none"
            );
        }

        var now = new LinkPage([.. others.OrderBy(link => link.Link, StringComparer.Ordinal)]);
        await WriteAsync(job.Number, JsonSerializer.Serialize(now, WeirJson.Default.LinkPage)).ConfigureAwait(false);
        if (_links.TryAdd(job.Number.Value, now))
        {
            ForgetWith(job);
        }

        _links[job.Number.Value] = now;
        return For(job);
    }

    /// <summary>Forgets the links of jobs as they end, until it is cancelled. What is left then, the next agent forgets.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var number in _ended.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            _links.TryRemove(number.Value, out _);
            try
            {
                await WriteAsync(number, null).ConfigureAwait(false);
            }
            catch
            {
                // The journal refuses it now: again when this part begins anew.
                _ended.Writer.TryWrite(number);
                throw;
            }
        }
    }

    private void ForgetWith(TrackedJob job) =>
        _ = job.End.ContinueWith(
            _ => _ended.Writer.TryWrite(job.Number),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );

    private Task<JournalReceipt> WriteAsync(TrackingNumber number, string? value) =>
        journal.WriteAsync(
            new JournalEntry { Settings = new Dictionary<string, string?> { [Prefix + number] = value } },
            CancellationToken.None
        );

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
