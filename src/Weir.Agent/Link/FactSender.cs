using System.Net;
using Microsoft.Extensions.Logging;
using Weir.Agent.Machine;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol.AgentLink;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>Sends the journal's facts to the server, in their order.</summary>
internal sealed class FactSender(
    LinkClient client,
    IAgentJournal journal,
    FactSignal signal,
    FactProgress progress,
    ServerPresence presence,
    TimeProvider time,
    ILogger<FactSender> log
)
{
    private const int MostFacts = 500;

    /// <summary>Facts that nobody waits for are gathered for so long.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// How often the journal is told what the server has: it only says which facts may be forgotten, and the server says it at every
    /// greeting.
    /// </summary>
    private static readonly TimeSpan NoteInterval = TimeSpan.FromSeconds(5);

    private long _taken,
        _sent,
        _noted,
        _notedAt,
        _refusedFact;

    /// <summary>
    /// The last fact of the journal, or that the server may have: one whose answer was lost is there all the same.
    /// </summary>
    public long Last => Math.Max(progress.Last, Math.Max(_taken, _sent));

    /// <summary>The journal says so much of what there is, and of what the server has.</summary>
    public void Restore(JournalSnapshot snapshot)
    {
        _taken = snapshot.FactsTaken;
        progress.Written(snapshot.LastSequence);
    }

    /// <summary>
    /// The server says what it has; one that was restored from a backup has fewer than it once said, and gets them again.
    /// </summary>
    public void Begin(long taken)
    {
        _taken = taken;
        progress.Taken(taken);
    }

    /// <summary>Sends until it is cancelled, or the link fails.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var facts = await journal.ReadFactsAsync(_taken, MostFacts, cancellationToken).ConfigureAwait(false);
            if (facts.Count == 0)
            {
                await signal.WaitAsync(Gathering, time, cancellationToken).ConfigureAwait(false);
                continue;
            }

            _sent = Math.Max(_sent, facts[^1].Sequence);
            facts = await WithActsAsync(facts, cancellationToken).ConfigureAwait(false);
            var taken = await SendAsync(facts, cancellationToken).ConfigureAwait(false);
            presence.Answered();
            if (taken.Sequence < facts[0].Sequence)
            {
                throw new HttpRequestException(
                    $"the server has facts up to {taken.Sequence} only and took none of those from {facts[0].Sequence} on"
                );
            }

            _taken = taken.Sequence;
            progress.Taken(_taken);
            await NoteAsync(cancellationToken).ConfigureAwait(false);
            if (facts.Count < MostFacts && _taken >= facts[^1].Sequence)
            {
                await signal.WaitAsync(Gathering, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // The server decides about a submission as soon as it has it. What was done here to the job since may come in another message, and
    // must not be overtaken by that decision. The rows are read after the facts: they know of all that is in them.
    private async Task<IReadOnlyList<SequencedFact>> WithActsAsync(IReadOnlyList<SequencedFact> facts, CancellationToken cancellationToken)
    {
        var told = facts.ToArray();
        for (var i = 0; i < told.Length; i++)
        {
            if (told[i].Fact is JobSubmitted { GoesAtOnce: false } submitted)
            {
                var row = await journal.FindAsync(submitted.Number, cancellationToken).ConfigureAwait(false);
                told[i] = told[i] with { ActedOn = row is null || JobMachine.HasActedOn(row) };
            }
        }

        return told;
    }

    // A server that will not have a message at all gets its facts one by one; one that it will not have by itself is replaced by a line
    // that says so. Where it will not have that either, it refuses the agent and not the fact.
    private async Task<FactsTaken> SendAsync(IReadOnlyList<SequencedFact> facts, CancellationToken cancellationToken)
    {
        var some = facts[0].Sequence <= _refusedFact ? [facts[0]] : facts;
        try
        {
            return await client.SendAsync(some, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException refused)
            when (refused.StatusCode
                    is HttpStatusCode.BadRequest
                        or HttpStatusCode.RequestEntityTooLarge
                        or HttpStatusCode.UnprocessableEntity
            )
        {
            if (some.Count > 1)
            {
                _refusedFact = some[^1].Sequence;
                return await SendAsync(facts, cancellationToken).ConfigureAwait(false);
            }

            var text =
                $"fact {some[0].Sequence} of {client.Machine}, {some[0].Fact.GetType().Name}, was refused and is passed over: {Printable.Escape(refused.Message, 300)}";
            var taken = await client
                .SendAsync(
                    [some[0] with { Fact = new AgentMessage(time.GetUtcNow(), MessageSeverity.Error, "fact-refused", text, null) }],
                    cancellationToken
                )
                .ConfigureAwait(false);
            log.FactRefused(some[0].Sequence, refused.Message);
            return taken;
        }
    }

    private async Task NoteAsync(CancellationToken cancellationToken)
    {
        if (_taken - _noted >= MostFacts || time.GetElapsedTime(_notedAt) >= NoteInterval)
        {
            await journal.WriteAsync(new JournalEntry { FactsTaken = _taken }, cancellationToken).ConfigureAwait(false);
            (_noted, _notedAt) = (_taken, time.GetTimestamp());
        }
    }
}
