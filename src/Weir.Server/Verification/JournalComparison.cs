using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Verification;
using Weir.Stores.Server;

namespace Weir.Server.Verification;

/// <summary>One machine's journal against the store, as its parts come.</summary>
/// <param name="machine">The machine.</param>
/// <param name="expected">Jobs that it submitted, as the store has it; those that it says nothing of are asked for.</param>
/// <param name="forgottenBefore">Jobs that were over before this may be gone from the store.</param>
/// <param name="taken">The last fact of the machine that is stored.</param>
/// <param name="store">The store.</param>
/// <param name="report">What is found.</param>
internal sealed class JournalComparison(
    string machine,
    HashSet<int> expected,
    Func<DateTimeOffset?> forgottenBefore,
    Func<CancellationToken, Task<long>> taken,
    IServerStore store,
    VerifyReport report
)
{
    // What differs so often, with pauses between, does not come right by itself.
    private const int Tries = 6;

    private readonly Dictionary<int, (string Text, int Asked)> _doubtful = [];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _parts;
    private bool _isBehind;
    private int _busy;

    /// <summary>Ends when the agent has told all.</summary>
    public Task Done => _done.Task;

    /// <summary>How many parts have come.</summary>
    public long Parts => Interlocked.Read(ref _parts);

    /// <summary>Takes a part; what is to be told again, after the last one.</summary>
    /// <exception cref="RefusedException">It is larger than a part may be, or another one is being taken.</exception>
    public async Task<JournalCompared> AcceptAsync(JournalReport part, CancellationToken cancellationToken)
    {
        if (
            part.Lines.Count > JournalReport.MostLines
            || part.Unknown?.Count > JournalReport.MostLines
            || part.Findings?.Count > 2 * JournalReport.MostFindings
        )
        {
            throw new RefusedException(
                ProblemCodes.BadRequest,
                $"a part of a journal has at most {JournalReport.MostLines} lines and {2 * JournalReport.MostFindings} findings"
            );
        }

        if (Interlocked.Exchange(ref _busy, 1) == 1)
        {
            throw new RefusedException(ProblemCodes.WrongState, "the parts of a journal come one after the other");
        }

        try
        {
            Interlocked.Increment(ref _parts);
            report.Count(CheckNames.Facts, Math.Max(part.Facts, 0));
            AddFindings(part.Findings ?? []);
            foreach (var line in part.Lines)
            {
                await CompareAsync(line, cancellationToken).ConfigureAwait(false);
            }

            foreach (var number in part.Unknown ?? [])
            {
                await MissAsync(number, part.ForgottenBefore, cancellationToken).ConfigureAwait(false);
            }

            if (!part.IsLast)
            {
                return new JournalCompared([]);
            }

            await CheckTakenAsync(part.LastSequence, cancellationToken).ConfigureAwait(false);
            return new JournalCompared(Again());
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    // The agent has waited for them to be taken.
    private async Task CheckTakenAsync(long last, CancellationToken cancellationToken)
    {
        if (!_isBehind && await taken(cancellationToken).ConfigureAwait(false) is var stored && stored < last)
        {
            _isBehind = true;
            report.Add(
                new VerifyFault(
                    CheckNames.Facts,
                    null,
                    machine,
                    $"the journal has facts up to {last}, and the server has taken those up to {stored} only",
                    $"the log of the agent on {machine} and weir messages say why fact {stored + 1} is not taken"
                )
            );
        }
    }

    private async Task CompareAsync(JournalLine line, CancellationToken cancellationToken)
    {
        if (!_doubtful.ContainsKey(line.Number))
        {
            report.Count(CheckNames.Journals, 1);
        }

        expected.Remove(line.Number);
        var job = line.Number is >= 1 and <= TrackingNumber.Maximum
            ? await store.FindJobAsync(new TrackingNumber(line.Number), cancellationToken).ConfigureAwait(false)
            : null;
        Doubt(
            line.Number,
            job is not null
                ? string.Equals(job.Machine, machine, StringComparison.OrdinalIgnoreCase)
                    ? JournalAgreement.Check(line, job)
                    : $"the server has it as a job of {job.Machine}"
                : line.EndedAt < forgottenBefore()
                    ? null
                    : "the journal has it, and the server does not know it"
        );
    }

    private async Task MissAsync(int number, DateTimeOffset? forgotten, CancellationToken cancellationToken)
    {
        expected.Remove(number);
        var job = number is >= 1 and <= TrackingNumber.Maximum
            ? await store.FindJobAsync(new TrackingNumber(number), cancellationToken).ConfigureAwait(false)
            : null;
        Doubt(
            number,
            job is null || (job.State.IsEnd() && (job.EndedAt ?? job.SubmittedAt) < forgotten)
                ? null
                : $"the server has it as {job.State}, and the journal does not know it"
        );
    }

    private void Doubt(int number, string? text)
    {
        if (text is null)
        {
            _doubtful.Remove(number);
        }
        else
        {
            _doubtful[number] = (text, _doubtful.GetValueOrDefault(number).Asked + 1);
        }
    }

    private int[] Again()
    {
        foreach (var (number, (text, _)) in _doubtful.Where(one => one.Value.Asked >= Tries).ToList())
        {
            _doubtful.Remove(number);
            report.Add(
                new VerifyFault(
                    CheckNames.Journals,
                    number,
                    machine,
                    text,
                    $"look at weir job {number} and, on {machine}, weir tracked {number}; weir messages names facts of {machine} that were set aside; weir mark {number} says how it counts"
                )
            );
        }

        int[] again = [.. _doubtful.Keys.Concat(expected).Order().Take(JournalReport.MostLines)];
        if (again.Length == 0)
        {
            _done.TrySetResult();
        }

        return again;
    }

    private void AddFindings(IReadOnlyList<JournalFinding> findings)
    {
        foreach (var finding in findings)
        {
            report.Add(
                new VerifyFault(
                    finding.Check == CheckNames.Facts ? CheckNames.Facts : CheckNames.Journals,
                    finding.Number,
                    machine,
                    Printable.Escape(finding.Text, 400),
                    $"bring the journal of {machine} back from a backup (weir restore; docs/operations/recover.md)"
                )
            );
        }
    }
}
