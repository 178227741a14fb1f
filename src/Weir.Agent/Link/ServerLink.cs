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

    /// <summary>Facts that nobody waits for are gathered for so long.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    /// <summary>How often the journal is told what the server has: it only says which facts may be forgotten, and the server says it at every greeting.</summary>
    private static readonly TimeSpan NoteInterval = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _leasing = new(1, 1);
    private long _taken, _noted, _notedAt;
    private bool _restored;

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(JournalSnapshot snapshot, CancellationToken cancellationToken)
    {
        _taken = snapshot.FactsTaken;
        _restored = snapshot.Settings.ContainsKey(RestoredJournal.Setting);
        numbers.RunningLow += () => _ = Task.Run(() => LeaseQuietlyAsync(cancellationToken), CancellationToken.None);
        var pause = FirstPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            try
            {
                await GreetAsync(snapshot.LastSequence, together.Token).ConfigureAwait(false);
                pause = FirstPause;
                var first = await Task.WhenAny(SendFactsAsync(together.Token), TakeOrdersAsync(together.Token)).ConfigureAwait(false);
                await first.ConfigureAwait(false);
            }
            catch (Exception silent) when (IsSilence(silent))
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    return;
                }

                if (presence.Answers)
                {
                    log.ServerSilent(silent.Message);
                }

                presence.Silent();
            }
            finally
            {
                await together.CancelAsync().ConfigureAwait(false);
            }

            try
            {
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    public void Dispose() => _leasing.Dispose();

    private async Task GreetAsync(long lastSequence, CancellationToken cancellationToken)
    {
        var hello = await client.HelloAsync(new AgentHello(options.Version, Math.Max(lastSequence, _taken), orders.LastOrder, _restored), cancellationToken).ConfigureAwait(false);
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

            var taken = await client.SendAsync(new FactBatch(facts), cancellationToken).ConfigureAwait(false);
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
            if (batch.Rules is { } all)
            {
                await rules.TakeAsync(batch.RulesVersion, all).ConfigureAwait(false);
            }

            await orders.TakeAsync(batch.Orders).ConfigureAwait(false);
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
        catch (Exception silent) when (IsSilence(silent))
        {
            // The next greeting asks again.
            log.ServerSilent(silent.Message);
        }
    }

    private static bool IsSilence(Exception failure) =>
        failure is HttpRequestException or OperationCanceledException or SocketException or IOException or JsonException or Weir.Stores.StoreException;
}
