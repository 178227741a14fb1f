using Weir.Jobs.Outputs;
using Weir.Stores.Agent;

namespace Weir.Agent.Machine;

/// <summary>What is done with a job's output once it is over, as its row has it: one after the other, each once.</summary>
internal static class OutputWork
{
    /// <summary>The code of what was not done.</summary>
    public const string NotDone = "output-not-done";

    private static readonly TimeSpan s_patience = TimeSpan.FromDays(1);

    /// <summary>The row of a job that is over, with all that is to be done.</summary>
    public static JournalJob Begin(JournalJob row, OutputCare care, DateTimeOffset now) =>
        With(row, (row.Output ?? OutputState.None) is var state ? state with { ToDo = [.. state.ToDo, .. Deeds(care)] } : state, now);

    /// <summary>The row when the first that is to be done is begun.</summary>
    public static JournalJob Start(JournalJob row) => row with { Output = row.Output! with { Begun = true } };

    /// <summary>The row when the first is done, or is not done at all.</summary>
    public static JournalJob Pass(JournalJob row, DateTimeOffset now) =>
        With(row, row.Output! with { ToDo = [.. row.Output!.ToDo.Skip(1)], Begun = false }, now);

    /// <summary>
    /// When the first is tried again: after a minute, then after twice as long each time, at most an hour; <see langword="null"/>: no
    /// more, a day after the end.
    /// </summary>
    public static DateTimeOffset? RetryOf(JournalJob row, DateTimeOffset now)
    {
        var wait = TimeSpan.FromMinutes(Math.Min(60, Math.Pow(2, Math.Min(row.Output!.ToDo[0].Tries, 6))));
        return now + wait - (row.EndedAt ?? now) < s_patience ? now + wait : null;
    }

    /// <summary>The row when the first is put off: what does not wait for it is done before it.</summary>
    public static JournalJob Postpone(JournalJob row, DateTimeOffset at, DateTimeOffset now)
    {
        var (first, others) = (row.Output!.ToDo[0], row.Output.ToDo.Skip(1).ToList());
        var later = first with { Tries = first.Tries + 1, NotBefore = at };
        var removed = others.FindIndex(deed => deed.Kind == OutputDeed.Remove);
        others.Insert(removed < 0 ? others.Count : removed, later);
        return With(row, row.Output with { ToDo = others, Begun = false }, now);
    }

    /// <summary>Whether the first must not be done: it may have been, and doing it again is not the same.</summary>
    public static bool IsUncertain(OutputState state) => (state.Begun || state.Restored) && !state.ToDo[0].IsRepeatable();

    private static IEnumerable<OutputDeed> Deeds(OutputCare care)
    {
        if (care.CopyTo is not null)
        {
            yield return new OutputDeed(OutputDeed.Copy);
        }

        if (care.Mail is not null)
        {
            yield return new OutputDeed(OutputDeed.Mail);
        }

        if (care.Print.Count > 0)
        {
            yield return new OutputDeed(OutputDeed.Print);
        }

        if (care.Compress && care.Keep != TimeSpan.Zero)
        {
            yield return new OutputDeed(OutputDeed.Compress);
        }

        if (care.Keep is not null)
        {
            yield return new OutputDeed(OutputDeed.Remove);
        }
    }

    private static JournalJob With(JournalJob row, OutputState state, DateTimeOffset now) =>
        row with
        {
            Output = state,
            OutputDue = state.ToDo switch
            {
                [] => null,
                [{ NotBefore: { } later }, ..] => later,
                [{ Kind: OutputDeed.Remove }, ..] => (row.EndedAt ?? now) + (row.Run?.Output?.Keep ?? TimeSpan.Zero),
                _ => now,
            },
        };
}
