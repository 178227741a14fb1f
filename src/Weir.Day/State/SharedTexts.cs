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

    public Job Of(Job job) =>
        job with
        {
            Name = Of(job.Name),
            User = Of(job.User),
            Machine = Of(job.Machine),
            Schedule = Of(job.Schedule),
            JobDescription = Of(job.JobDescription),
            JobQueue = Of(job.JobQueue),
            Limits = Of(job.Limits),
            Rule = job.Rule is { } rule ? Of(rule) : null,
            Service = job.Service is { } service ? Of(service) : null,
            Group = job.Group is { } group ? Of(group) : null,
            Holds = [.. job.Holds.Select(hold => hold with { Code = Of(hold.Code), Text = Of(hold.Text) })],
        };

    private QualifiedName Of(QualifiedName name) => new(Of(name.Library), Of(name.Name));

    private ObjectName Of(ObjectName name) => ObjectName.Parse(Of(name.Text));

    private IReadOnlyList<LimitNeed> Of(IReadOnlyList<LimitNeed> needs)
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

    private string Of(string text)
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
