using System.Globalization;
using Weir.Jobs;

namespace Weir.Day.State;

/// <summary>
/// The names of queued jobs that their schedules have accepted and that are not over, by schedule and its date: each night has its own.
/// </summary>
internal sealed class ActiveNames
{
    private const int SuffixLength = 5;

    private readonly Dictionary<(ObjectName Schedule, DateOnly Date, ObjectName Name), int> _jobs = [];

    /// <summary>Below which number all numbered names of a stem are taken; so the next one need not be searched from the first.</summary>
    private readonly Dictionary<(ObjectName Schedule, DateOnly Date, ObjectName Stem), int> _takenBelow = [];

    public void Add(Job job)
    {
        var key = KeyOf(job, job.Name);
        _jobs[key] = _jobs.GetValueOrDefault(key) + 1;
    }

    public void Remove(Job job)
    {
        var key = KeyOf(job, job.Name);
        if (--_jobs[key] == 0)
        {
            _jobs.Remove(key);
            Free(job);
        }
    }

    /// <summary>
    /// The name of one more job beside those there are: its own, or the first free one of <c>NAME$0001</c> … <c>NAME$9999</c>.
    /// </summary>
    public ObjectName? FreeName(Job job)
    {
        if (!_jobs.ContainsKey(KeyOf(job, job.Name)))
        {
            return job.Name;
        }

        var text = job.Name.Text;
        var stem = text.Length > ObjectName.MaximumLength - SuffixLength ? text[..(ObjectName.MaximumLength - SuffixLength)] : text;
        var hint = KeyOf(job, ObjectName.Parse(stem));
        for (var i = _takenBelow.GetValueOrDefault(hint, 1); i <= 9999; i++)
        {
            var free = ObjectName.Parse(string.Create(CultureInfo.InvariantCulture, $"{stem}${i:D4}"));
            if (!_jobs.ContainsKey(KeyOf(job, free)))
            {
                _takenBelow[hint] = i;
                return free;
            }
        }

        return null;
    }

    private static (ObjectName Schedule, DateOnly Date, ObjectName Name) KeyOf(Job job, ObjectName name) =>
        (job.Schedule, job.ScheduleDate, name);

    private void Free(Job job)
    {
        var text = job.Name.Text;
        if (
            text.Length > SuffixLength
            && text[^SuffixLength] == '$'
            && int.TryParse(text.AsSpan(text.Length - SuffixLength + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && ObjectName.TryParse(text[..^SuffixLength], out var stem)
            && _takenBelow.TryGetValue(KeyOf(job, stem), out var below)
            && number < below
        )
        {
            // From the first on is what is searched anyway: nothing is kept of a night that is over.
            if (number == 1)
            {
                _takenBelow.Remove(KeyOf(job, stem));
            }
            else
            {
                _takenBelow[KeyOf(job, stem)] = number;
            }
        }
    }
}
