using System.Globalization;
using Weir.Jobs;

namespace Weir.Day.State;

/// <summary>The names of queued jobs that their schedules have accepted and that are not over.</summary>
internal sealed class ActiveNames
{
    private const int SuffixLength = 5;

    private readonly Dictionary<(ObjectName Schedule, ObjectName Name), int> _jobs = [];

    /// <summary>Below which number all numbered names of a stem are taken; so the next one need not be searched from the first.</summary>
    private readonly Dictionary<(ObjectName Schedule, ObjectName Stem), int> _takenBelow = [];

    public void Add(Job job)
    {
        var key = (job.Schedule, job.Name);
        _jobs[key] = _jobs.GetValueOrDefault(key) + 1;
    }

    public void Remove(Job job)
    {
        var key = (job.Schedule, job.Name);
        if (--_jobs[key] == 0)
        {
            _jobs.Remove(key);
            Free(job);
        }
    }

    public bool Contains(ObjectName schedule, ObjectName name) => _jobs.ContainsKey((schedule, name));

    /// <summary>The name of one more job beside those there are: its own, or the first free one of <c>NAME$0001</c> … <c>NAME$9999</c>.</summary>
    public ObjectName? FreeName(ObjectName schedule, ObjectName name)
    {
        if (!Contains(schedule, name))
        {
            return name;
        }

        var stem = name.Text.Length > ObjectName.MaximumLength - SuffixLength ? name.Text[..(ObjectName.MaximumLength - SuffixLength)] : name.Text;
        var hint = (schedule, ObjectName.Parse(stem));
        for (var i = _takenBelow.GetValueOrDefault(hint, 1); i <= 9999; i++)
        {
            var free = ObjectName.Parse(string.Create(CultureInfo.InvariantCulture, $"{stem}${i:D4}"));
            if (!Contains(schedule, free))
            {
                _takenBelow[hint] = i;
                return free;
            }
        }

        return null;
    }

    private void Free(Job job)
    {
        var text = job.Name.Text;
        if (text.Length > SuffixLength && text[^SuffixLength] == '$' && int.TryParse(text.AsSpan(text.Length - SuffixLength + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && ObjectName.TryParse(text[..^SuffixLength], out var stem) && _takenBelow.TryGetValue((job.Schedule, stem), out var below) && number < below)
        {
            _takenBelow[(job.Schedule, stem)] = number;
        }
    }
}
