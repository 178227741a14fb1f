using Weir.Jobs;

namespace Weir.Day.State;

/// <summary>
/// The names of queued jobs that their schedules have accepted and that are not over, by schedule and its date: each night has its own.
/// </summary>
internal sealed class ActiveNames
{
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

        var hint = KeyOf(job, CopyName.Stem(job.Name));
        for (var i = _takenBelow.GetValueOrDefault(hint, 1); i <= CopyName.Most; i++)
        {
            var free = CopyName.Create(job.Name, i);
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
        if (
            CopyName.TryParse(job.Name, out var stem, out var number)
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
