using Weir.Jobs;

namespace Weir.Day.State;

/// <summary>
/// Texts that many jobs have in common, kept once: jobs come from facts and stores each with copies of its own, which would be
/// half of what a waiting job takes in memory.
/// </summary>
internal sealed class SharedTexts
{
    /// <summary>Beyond so many they are not so common; then it begins anew.</summary>
    private const int Most = 100_000;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<LimitNeed>> _needs = new(StringComparer.Ordinal);

    public Job Share(Job job) =>
        job with
        {
            Name = Share(job.Name),
            User = Share(job.User),
            Machine = Share(job.Machine),
            Schedule = Share(job.Schedule),
            JobDescription = Share(job.JobDescription),
            JobQueue = Share(job.JobQueue),
            Limits = Share(job.Limits),
            Rule = job.Rule is { } rule ? Share(rule) : null,
            Service = job.Service is { } service ? Share(service) : null,
            Group = job.Group is { } group ? Share(group) : null,
            Holds = [.. job.Holds.Select(hold => hold with { Code = Share(hold.Code), Text = Share(hold.Text) })],
        };

    private QualifiedName Share(QualifiedName name) => new(Share(name.Library), Share(name.Name));

    private ObjectName Share(ObjectName name) => ObjectName.ParseDay(Share(name.Text));

    private IReadOnlyList<LimitNeed> Share(IReadOnlyList<LimitNeed> needs)
    {
        if (needs.Count == 0)
        {
            return [];
        }

        var key = string.Join(',', needs);
        if (!_needs.TryGetValue(key, out var kept))
        {
            Bound(_needs.Count, _needs.Clear);
            _needs.Add(key, kept = [.. needs]);
        }

        return kept;
    }

    private string Share(string text)
    {
        if (_texts.TryGetValue(text, out var kept))
        {
            return kept;
        }

        Bound(_texts.Count, _texts.Clear);
        _texts.Add(text);
        return text;
    }

    private static void Bound(int count, Action clear)
    {
        if (count >= Most)
        {
            clear();
        }
    }
}
