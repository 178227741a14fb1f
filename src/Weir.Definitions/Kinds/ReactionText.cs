using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Schedules.Events;

namespace Weir.Definitions.Kinds;

/// <summary>
/// The key <c>on</c> of job definitions and schedules: what is done when something happens. An action is written with commas, or as keys of
/// which one is a verb; both make the same.
/// </summary>
internal static class ReactionText
{
    private const string Key = "on";
    private const int Most = 50;

    private const string Allowed =
        "an event such as \"$JOB:RELEASE,,Night,LOAD\", keys of one such as { release: LOAD }, or a list of these";

    /// <summary>Reads them; what can never be done is refused here.</summary>
    /// <param name="keys">The definition's keys.</param>
    /// <param name="triggers">What may happen.</param>
    /// <param name="schedule">The schedule that is meant where none is named by keys.</param>
    /// <param name="sample">What placeholders may stand in them.</param>
    public static IReadOnlyList<Reaction> Read(MappingReader keys, IReadOnlyList<EventTrigger> triggers, string schedule, EventScope sample)
    {
        if (!keys.Has(Key))
        {
            return [];
        }

        var inner = keys.Inner(Key, $"keys {string.Join(", ", triggers.Select(trigger => trigger.Word()))}, each with {Allowed}");
        List<Reaction> reactions = [];
        foreach (var trigger in triggers)
        {
            foreach (var (node, verb) in inner.Items(trigger.Word()))
            {
                if (ReadOne(inner, trigger.Word(), node, verb, schedule) is not { } text)
                {
                    continue;
                }

                if (text.TryRead(sample, out _, out var fault))
                {
                    reactions.Add(new Reaction(trigger, text));
                }
                else
                {
                    inner.AddFault(node, fault);
                }
            }
        }

        inner.End();
        if (reactions.Count > Most)
        {
            keys.Refuse(Key, $"{reactions.Count} actions found: allowed are {Most}");
        }

        return reactions;
    }

    public static EntryList AddReactions(this EntryList entries, IReadOnlyList<Reaction> reactions)
    {
        var written = new EntryList();
        foreach (var same in reactions.GroupBy(reaction => reaction.On).OrderBy(same => same.Key))
        {
            written.AddSome(same.Key.Word(), [.. same.Select(reaction => reaction.Event.ToString())]);
        }

        return entries.AddSome(Key, written);
    }

    private static EventText? ReadOne(MappingReader keys, string trigger, Node node, MappingReader? verb, string schedule)
    {
        if (verb is not null)
        {
            var read = ActionKeys.Read(verb, schedule, out var wrong);
            if (wrong is not null)
            {
                keys.AddFault(node, wrong);
            }

            return read;
        }

        if (node is not Scalar { Text: var written })
        {
            keys.AddFault(node, trigger, Allowed);
            return null;
        }

        if (!EventText.TryParse(written, out var text, out var fault))
        {
            keys.AddFault(node, fault);
        }

        return text;
    }
}
