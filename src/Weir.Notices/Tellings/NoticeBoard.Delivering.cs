using System.Globalization;
using Weir.Jobs;

namespace Weir.Notices;

/// <summary>What is due, and what came of it.</summary>
public sealed partial class NoticeBoard
{
    /// <summary>Takes what is due: until it is settled, it is not given out again.</summary>
    public IReadOnlyList<Delivery> Take(int most, DateTimeOffset now)
    {
        List<Delivery> taken = [];
        foreach (var telling in _pending.Values.Where(telling => telling.Due <= now && !_underWay.ContainsKey(telling.Id)).ToList())
        {
            if (taken.Count == most)
            {
                break;
            }

            if (NotificationOf(telling) is not { } notification || Find(telling) is not { } channel)
            {
                Settle(telling, TellingState.Withdrawn, now);
                continue;
            }

            var state = StateOf(telling.Channel);
            if (IsTrial(telling) || state.Room(now, MostByChannel) > 0)
            {
                state.UnderWay++;
                _underWay.Add(telling.Id, telling.Channel);
                taken.Add(new Delivery(telling, notification, channel));
            }
        }

        return taken;
    }

    /// <summary>When something is due next; <see langword="null"/> where nothing waits that is not under way.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            DateTimeOffset? next = null;
            foreach (var telling in _pending.Values)
            {
                if (_underWay.ContainsKey(telling.Id))
                {
                    continue;
                }

                var state = StateOf(telling.Channel);
                if (!IsTrial(telling) && state.UnderWay > 0 && state.Room(DateTimeOffset.MaxValue, MostByChannel) == 0)
                {
                    // What is under way says when it ends.
                    continue;
                }

                var due = IsTrial(telling) || telling.Due > state.NotBefore ? telling.Due : state.NotBefore;
                next = next is { } sooner && sooner <= due ? sooner : due;
            }

            return next;
        }
    }

    /// <summary>Says what came of something taken.</summary>
    public void Settle(DeliveryResult result, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!_underWay.Remove(result.Id, out var channel))
        {
            return;
        }

        var state = StateOf(channel);
        state.UnderWay--;
        if (!_pending.TryGetValue(result.Id, out var telling))
        {
            // Acknowledged or withdrawn while it was under way.
            return;
        }

        Continue(telling);
        telling = telling with { Attempts = telling.Attempts + 1, Error = result.Error };
        switch (result.Outcome)
        {
            case DeliveryOutcome.Sent:
                Sent(telling, state, now);
                break;
            case var _ when IsTrial(telling):
                // Who tries it is told what came of it.
                Settle(telling, TellingState.GivenUp, now);
                break;
            case DeliveryOutcome.TryAgain when now - telling.Due < s_patience:
                Failed(telling, state, result, now);
                break;
            default:
                if (result.Outcome == DeliveryOutcome.TryAgain)
                {
                    state.Failed(now);
                }

                Settle(telling, TellingState.GivenUp, now);
                _messages.Add(
                    new BoardMessage(
                        now,
                        MessageSeverity.Error,
                        "notification-given-up",
                        $"notification {telling.Notification} could not be told by {Printable.Escape(telling.Channel, 200)} and is given up: {result.Error}"
                    )
                );
                break;
        }
    }

    private void Sent(Telling telling, ChannelState state, DateTimeOffset now)
    {
        state.Sent();
        if (state.IsTold)
        {
            state.IsTold = false;
            _messages.Add(
                new BoardMessage(
                    now,
                    MessageSeverity.Information,
                    "channel-works",
                    $"{Printable.Escape(telling.Channel, 200)} works again: what waited for it is told"
                )
            );
        }

        Settle(telling with { Error = null }, TellingState.Sent, now);
    }

    private void Failed(Telling telling, ChannelState state, DeliveryResult result, DateTimeOffset now)
    {
        state.Failed(now);
        Keep(telling);
        if (state.IsTold || state.Failures < 2)
        {
            return;
        }

        // Once is chance. From then on it is said once, and once more when it works.
        state.IsTold = true;
        var waiting = _pending.Values.Count(other => other.Channel == telling.Channel);
        _messages.Add(
            new BoardMessage(
                now,
                MessageSeverity.Error,
                "channel-fails",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Printable.Escape(telling.Channel, 200)} does not work, {waiting} {(waiting == 1 ? "notification waits" : "notifications wait")} for it and it is tried again: {result.Error}"
                )
            )
        );
    }

    // A repetition that was tried brings the next one, until there is none.
    private void Continue(Telling telling)
    {
        if (
            telling.Step == 0
            || telling.Attempts > 0
            || NotificationOf(telling) is not { } notification
            || telling.Step > notification.Escalate.Count
        )
        {
            return;
        }

        var step = notification.Escalate[telling.Step - 1];
        if (telling.Repetition < step.Times)
        {
            var due = telling.Due + step.After;
            Follow(telling, notification, telling.Channel, telling.Step, telling.Repetition + 1, due);
        }
        else if (telling.Step < notification.Escalate.Count && step.To[0].Key == telling.Channel)
        {
            // Of its channels the first brings the next step, once for all of them.
            var next = notification.Escalate[telling.Step];
            foreach (var channel in next.To)
            {
                Follow(telling, notification, channel.Key, telling.Step + 1, 1, telling.Due + next.After);
            }
        }
    }

    private void Follow(Telling before, NotificationDefinition notification, string channel, int step, int repetition, DateTimeOffset due)
    {
        _lastId++;
        Keep(
            before with
            {
                Id = _lastId,
                Key = string.Create(CultureInfo.InvariantCulture, $"{_epoch}-{_lastId}"),
                Channel = channel,
                Step = step,
                Repetition = repetition,
                Due = Put(notification, due),
                Attempts = 0,
                Error = null,
            }
        );
    }

    private ChannelState StateOf(string channel)
    {
        if (!_channels.TryGetValue(channel, out var state))
        {
            _channels[channel] = state = new ChannelState();
        }

        return state;
    }
}
