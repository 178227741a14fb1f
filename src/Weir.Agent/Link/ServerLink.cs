using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Protocol.AgentLink;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>Keeps up with the server: greets it, sends facts in their order, waits for orders and rules, keeps numbers in hand.</summary>
internal sealed class ServerLink(
    AgentOptions options, LinkClient client, IAgentJournal journal, JobRecorder recorder, NumberPool numbers, RuleBook rules, OrderDesk orders,
    FactSignal signal, FactProgress progress, ServerPresence presence, TimeProvider time, ILogger<ServerLink> log) : IDisposable
{
    private const int MostFacts = 500;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>A server that refuses is not asked more often: what it refuses for is mended by people.</summary>
    private static readonly TimeSpan LongestRefusedPause = TimeSpan.FromSeconds(15);

    /// <summary>Facts that nobody waits for are gathered for so long.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    /// <summary>How often the journal is told what the server has: it only says which facts may be forgotten, and the server says it at every greeting.</summary>
    private static readonly TimeSpan NoteInterval = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _leasing = new(1, 1);
    private long _taken, _noted, _notedAt, _refusedFact;
    private bool _restored;
    private AuditEntry? _restoredBy;

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(JournalSnapshot snapshot, CancellationToken cancellationToken)
    {
        _taken = snapshot.FactsTaken;
        _restored = snapshot.Settings.TryGetValue(RestoredJournal.Setting, out var restored);
        _restoredBy = RestoredJournal.ByWhom(restored);
        numbers.RunningLow += () => _ = Task.Run(() => LeaseQuietlyAsync(cancellationToken), CancellationToken.None);
        var pause = FirstPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            var failure = await LinkAsync(snapshot, cancellationToken).ConfigureAwait(false);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            var isRefusal = IsRefusal(failure);
            Tell(failure, isRefusal);
            // One that had worked for a while is asked again at once.
            pause = time.GetElapsedTime(began) >= LongestPause && !isRefusal ? FirstPause : pause;
            try
            {
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var longest = isRefusal ? LongestRefusedPause : LongestPause;
            pause = pause * 2 < longest ? pause * 2 : longest;
        }
    }

    // Both halves have ended when it does: none takes orders twice. Gives why it ended.
    private async Task<Exception> LinkAsync(JournalSnapshot snapshot, CancellationToken cancellationToken)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await GreetAsync(snapshot.LastSequence, together.Token).ConfigureAwait(false);
            Task[] halves = [SendFactsAsync(together.Token), TakeOrdersAsync(together.Token)];
            var first = await Task.WhenAny(halves).ConfigureAwait(false);
            await together.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(halves).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await first.ConfigureAwait(false);
            return new InvalidOperationException("the link has ended by itself");
        }
#pragma warning disable CA1031 // Whatever it was: the link is shown as broken, in the log as well, and begins anew.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure;
        }
    }

    private void Tell(Exception failure, bool isRefusal)
    {
        var why = client.Why(failure);
        if (!presence.Silent(why, isRefusal))
        {
            return;
        }

        if (isRefusal)
        {
            log.ServerRefuses(why);
        }
        else if (IsSilence(failure))
        {
            log.ServerSilent(why);
        }
        else
        {
            log.Failed("the link to the server", failure);
        }
    }

    private static bool IsRefusal(Exception failure) =>
        failure is LinkRefusedException or HttpRequestException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError };

    public void Dispose() => _leasing.Dispose();

    private async Task GreetAsync(long lastSequence, CancellationToken cancellationToken)
    {
        var greeting = new AgentHello(
            options.Version, Math.Max(lastSequence, _taken), orders.LastOrder, _restored, numbers.Blocks(), orders.Epoch, LinkVersions.Oldest, LinkVersions.Newest);
        var hello = await client.HelloAsync(greeting, cancellationToken).ConfigureAwait(false);
        if (LinkVersions.Common(hello.Contract, hello.Contract) is null)
        {
            throw new LinkRefusedException(
                $"the server speaks version {hello.Contract} of the contract, this agent {LinkVersions.Oldest} to {LinkVersions.Newest}: install the newer Weir on the one that is behind");
        }

        if (_restored)
        {
            await TellRestoredAsync(hello.Sequence).ConfigureAwait(false);
        }

        // A server that was restored from a backup has fewer than it once said, and gets them again.
        _taken = hello.Sequence;
        progress.Taken(_taken);
        presence.Answered();
        log.ServerAnswers(hello.Epoch, hello.Sequence);
        await LeaseAsync(cancellationToken).ConfigureAwait(false);
    }

    // The server's facts of this machine are later than the journal's: what is told from now on goes after them.
    private async Task TellRestoredAsync(long known)
    {
        var now = time.GetUtcNow();
        await recorder.WriteAsync(new JournalEntry
        {
            FactsAfter = known,
            Facts =
            [
                new AgentStarted(now, options.Version, BootId.Current.ToString(), Environment.ProcessorCount, options.ControlsGate),
                new AgentMessage(now, MessageSeverity.Warning, "journal-restored", $"the journal of {options.Machine} was restored from a backup: what happened there since is not known", null),
                .. _restoredBy is { } entry ? (Fact[])[AgentMessage.Of(entry)] : [],
            ],
            Settings = new Dictionary<string, string?> { [RestoredJournal.Setting] = null },
        }).ConfigureAwait(false);
        _restored = false;
    }

    private async Task SendFactsAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var facts = await journal.ReadFactsAsync(_taken, MostFacts, cancellationToken).ConfigureAwait(false);
            if (facts.Count == 0)
            {
                await signal.WaitAsync(Gathering, time, cancellationToken).ConfigureAwait(false);
                continue;
            }

            var taken = await SendAsync(facts, cancellationToken).ConfigureAwait(false);
            presence.Answered();
            if (taken.Sequence < facts[0].Sequence)
            {
                throw new HttpRequestException($"the server has facts up to {taken.Sequence} only and took none of those from {facts[0].Sequence} on");
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

    // A server that will not have a message at all gets its facts one by one; one that it will not have by itself is replaced by a line
    // that says so. Where it will not have that either, it refuses the agent and not the fact.
    private async Task<FactsTaken> SendAsync(IReadOnlyList<SequencedFact> facts, CancellationToken cancellationToken)
    {
        var some = facts[0].Sequence <= _refusedFact ? [facts[0]] : facts;
        try
        {
            return await client.SendAsync(some, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException refused) when (refused.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity)
        {
            if (some.Count > 1)
            {
                _refusedFact = some[^1].Sequence;
                return await SendAsync(facts, cancellationToken).ConfigureAwait(false);
            }

            var text = $"fact {some[0].Sequence} of {options.Machine}, {some[0].Fact.GetType().Name}, was refused and is passed over: {Printable.Of(refused.Message, 300)}";
            var taken = await client.SendAsync([some[0] with { Fact = new AgentMessage(time.GetUtcNow(), MessageSeverity.Error, "fact-refused", text, null) }], cancellationToken).ConfigureAwait(false);
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

    private async Task TakeOrdersAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var batch = await client.PollAsync(orders.LastOrder, rules.Version, cancellationToken).ConfigureAwait(false);
            presence.Answered();
            if (batch.Batch.Rules is { } all)
            {
                await rules.TakeAsync(batch.Batch.RulesVersion, all).ConfigureAwait(false);
            }

            await orders.TakeAsync(batch).ConfigureAwait(false);
        }
    }

    private async Task LeaseAsync(CancellationToken cancellationToken)
    {
        await _leasing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (numbers.WantsMore)
            {
                var lease = await client.LeaseAsync(cancellationToken).ConfigureAwait(false);
                if (lease.First < 1 || lease.Count < 1 || lease.First > TrackingNumber.Maximum - lease.Count + 1)
                {
                    throw new LinkRefusedException($"the server leased {lease.Count} numbers from {lease.First} on: there are none such");
                }

                // In the journal before the first of them is given away.
                var setting = new Dictionary<string, string?> { [NumberPool.Setting] = numbers.With(lease.First, lease.Count) };
                await recorder.WriteAsync(new JournalEntry { Settings = setting }).ConfigureAwait(false);
                numbers.Add(lease.First, lease.First + lease.Count - 1);
            }
        }
        finally
        {
            _leasing.Release();
        }
    }

    private async Task LeaseQuietlyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LeaseAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Nobody waits for it: it is in the log, and the next greeting asks again.
        catch (Exception silent)
#pragma warning restore CA1031
        {
            // The next greeting asks again.
            log.ServerSilent(client.Why(silent));
        }
    }

    private static bool IsSilence(Exception failure) =>
        failure is HttpRequestException or OperationCanceledException or SocketException or IOException or JsonException or Weir.Stores.StoreException;
}
