using System.Collections.Concurrent;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Server.Agents;

namespace Weir.Server.Verification;

/// <summary>Asks agents what their journals say, with the answer to their next poll, and takes the parts of what they answer.</summary>
internal sealed class JournalInquiries(OrderBoxes boxes, TimeProvider time)
{
    /// <summary>An agent that says nothing for so long is not waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Machine, long Id), JournalComparison> _open = new();
    private long _last;

    /// <summary>Asks a machine's agent; whether it has told all.</summary>
    public async Task<bool> AskAsync(
        string machine,
        (DateTimeOffset? From, DateTimeOffset? Until) period,
        JournalComparison comparison,
        CancellationToken cancellationToken
    )
    {
        var id = Interlocked.Increment(ref _last);
        _open[(machine, id)] = comparison;
        try
        {
            // Its time runs from the question on, whenever this goes on after it.
            var answer = comparison.Done.WaitAsync(Patience, time, cancellationToken);
            boxes[machine].Ask(new JournalInquiry(id, period.From, period.Until));
            var parts = 0L;
            while (true)
            {
                try
                {
                    await answer.ConfigureAwait(false);
                    return true;
                }
                catch (TimeoutException) when (comparison.Parts != parts)
                {
                    // It is still telling.
                    parts = comparison.Parts;
                    answer = comparison.Done.WaitAsync(Patience, time, cancellationToken);
                }
                catch (TimeoutException)
                {
                    return false;
                }
            }
        }
        finally
        {
            _open.TryRemove((machine, id), out _);
        }
    }

    /// <summary>Takes a part.</summary>
    /// <exception cref="RefusedException">Nobody asked, or nobody waits any more.</exception>
    public Task<JournalCompared> AcceptAsync(string machine, JournalReport part, CancellationToken cancellationToken) =>
        _open.TryGetValue((machine, part.Id), out var comparison)
            ? comparison.AcceptAsync(part, cancellationToken)
            : throw new RefusedException(ProblemCodes.NotFound, $"nobody waits for inquiry {part.Id} of {machine}");
}
