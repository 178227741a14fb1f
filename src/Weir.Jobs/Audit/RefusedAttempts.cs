using System.Globalization;

namespace Weir.Jobs;

/// <summary>
/// How many refused attempts of one caller are kept: the first of an hour one by one, then those whose count doubled, so that
/// who tries for ever fills nothing and is still seen.
/// </summary>
public sealed class RefusedAttempts(TimeProvider time)
{
    private const int OneByOne = 50;
    private const int MostCallers = 4096;
    private static readonly TimeSpan s_window = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string User, string? Place), Count> _counts = [];

    /// <summary>The entry of a refused attempt, or <see langword="null"/> where it is only counted.</summary>
    public AuditEntry? Add(AuditedAction audited, string why)
    {
        ArgumentNullException.ThrowIfNull(audited);
        var now = time.GetUtcNow();
        int count;
        lock (_lock)
        {
            count = CountOf(audited.Actor, now);
        }

        if (count <= OneByOne)
        {
            return audited.Refused(now, why);
        }

        return count % OneByOne == 0 && int.IsPow2(count / OneByOne)
            ? audited.Refused(
                now,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{why} (refused attempt {count} within the hour; those since attempt {count / 2} are not listed)"
                )
            )
            : null;
    }

    private int CountOf(Actor actor, DateTimeOffset now)
    {
        var key = (actor.User, actor.Place);
        if (!_counts.TryGetValue(key, out var count) && _counts.Count >= MostCallers)
        {
            foreach (var (old, _) in _counts.Where(entry => now - entry.Value.Since >= s_window).ToList())
            {
                _counts.Remove(old);
            }

            // So many callers at once share one count.
            key = _counts.Count >= MostCallers ? ("", null) : key;
            _counts.TryGetValue(key, out count);
        }

        count = now - count.Since >= s_window ? new Count(now, 1) : count with { Number = count.Number + 1 };
        _counts[key] = count;
        return count.Number;
    }

    private readonly record struct Count(DateTimeOffset Since, int Number);
}
