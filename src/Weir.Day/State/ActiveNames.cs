using System.Globalization;
using Weir.Jobs;

namespace Weir.Day.State;

/// <summary>The names of queued jobs that their schedules have accepted and that are not over.</summary>
internal sealed class ActiveNames
{
    private readonly Dictionary<(ObjectName Schedule, ObjectName Name), int> _jobs = [];

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

        const int SuffixLength = 5;
        var stem = name.Text.Length > ObjectName.MaximumLength - SuffixLength ? name.Text[..(ObjectName.MaximumLength - SuffixLength)] : name.Text;
        for (var i = 1; i <= 9999; i++)
        {
            var free = ObjectName.Parse(string.Create(CultureInfo.InvariantCulture, $"{stem}${i:D4}"));
            if (!Contains(schedule, free))
            {
                return free;
            }
        }

        return null;
    }
}
