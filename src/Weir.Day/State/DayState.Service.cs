using Weir.Capacity;
using Weir.Day.Constraints;
using Weir.Day.Service;
using Weir.Day.State;
using Weir.Jobs;
using Weir.ServiceLevels.History;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;

namespace Weir.Day;

/// <summary>The service queues of the day: who is in which group, how jobs age, what stops them.</summary>
public sealed partial class DayState
{
    private Dictionary<ObjectName, Policy> _policies = [];
    private IReadOnlyDictionary<ObjectName, PolicyCapacity> _capacities = new Dictionary<ObjectName, PolicyCapacity>();

    /// <summary>The active policy.</summary>
    public ServicePolicy Policy => Queues.Policy;

    /// <summary>How jobs were served in the last hours.</summary>
    public ServiceHistory Service { get; }

    internal ServiceQueues Queues { get; private set; } = new(ServicePolicy.BuiltIn, ConstraintTable.ThingsOf);

    internal AgeClocks Clocks { get; }

    /// <summary>The policy that was made active; <see langword="null"/> is the built-in one.</summary>
    internal ObjectName? ActivePolicy { get; set; }

    internal static DateTimeOffset NextMinute(DateTimeOffset now) =>
        new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute) + TimeSpan.TicksPerMinute, TimeSpan.Zero);

    /// <summary>What a limit lets go may be otherwise now.</summary>
    internal void TouchLimit(ObjectName name)
    {
        Clocks.Touch(name);
        Expressions.TouchLimit(name);
        ConstraintTable.MarkStale(Queues, ConstraintEvent.LimitChanged, LaneNames.NameOf(name));
    }

    /// <summary>A policy by its name; the built-in one where nobody defined one of its name.</summary>
    internal Policy? FindPolicy(ObjectName name) =>
        _policies.GetValueOrDefault(name) ?? (name == ServicePolicy.BuiltIn.Name ? ServicePolicy.BuiltIn.Definition : null);

    internal ServiceGroup GroupOf(Job job) =>
        job.Group is { } name && GroupName.TryParse(name.Text, out var parsed) && Policy.TryFind(parsed, out var group)
            ? group
            : Policy.GroupOf(AssignmentSubject.From(job));

    /// <summary>
    /// The job with its age as it is from now on: where it joins its queue, its clock begins; where something that its user made
    /// holds it, the clock stands still; where it leaves, its age is what it was.
    /// </summary>
    internal Job Settle(Job job, DateTimeOffset now)
    {
        var place = _jobs.TryGetValue(job.Number, out var active) ? active.Place : default;
        if (job.State != JobState.Waiting || IsAnnounced(job))
        {
            return place.IsThere ? Left(job, place, now) : job;
        }

        if (job.QueuedAt is null)
        {
            job = job with
            {
                QueuedAt = now,
                Group = Policy.GroupOf(AssignmentSubject.From(job)).Name.Text,
                Age = TimeSpan.Zero,
                AgeFrom = null,
            };
        }

        Dependencies.Enter(job);
        if (ConstraintTable.StopAgeing(this, job, now))
        {
            return job.AgeFrom is null ? job : job with { Age = Queues.AgeOf(place), AgeFrom = null };
        }

        if (job.AgeFrom is null)
        {
            var clock = Clocks.NameOf(job, GroupOf(job));
            var from = clock.Length == 0 && job.Plan?.Way is not null && job.NotBefore <= now ? job.NotBefore.Value : (DateTimeOffset?)null;
            return job with { AgeFrom = from ?? Queues.ReadingOf(clock, Clocks.Runs(clock)) };
        }

        return job;
    }

    /// <summary>
    /// A job that waits and was changed, in the group that is its own now and with the age that it has; its clock is read anew.
    /// </summary>
    internal Job Regroup(Job job)
    {
        var group = Policy.GroupOf(AssignmentSubject.From(job)).Name.Text;
        return job with
        {
            Group = group,
            Exceptional = job.Exceptional || group != job.Group,
            Age = _jobs[job.Number].Place is { IsThere: true } place ? Queues.AgeOf(place) : job.Age,
            AgeFrom = null,
        };
    }

    /// <summary>A job of an older store, which knew no ages, as if it had aged from its submission on.</summary>
    internal Job Joined(Job job) =>
        job.State != JobState.Waiting || job.QueuedAt is not null || IsAnnounced(job)
            ? job
            : job with
            {
                QueuedAt = job.SubmittedAt,
                Group = Policy.GroupOf(AssignmentSubject.From(job)).Name.Text,
                AgeFrom = ConstraintTable.StopAgeing(this, job, DateTimeOffset.MinValue) ? null : job.SubmittedAt,
            };

    internal void RestoreService(DaySnapshot snapshot)
    {
        foreach (var setting in snapshot.LimitOverrides)
        {
            Limits.Override(setting);
        }

        ActivePolicy = snapshot.ActivePolicy;
        var active =
            ActivePolicy is { } name && FindPolicy(name) is { } policy && policy.Faults().Count == 0
                ? ServicePolicy.From(policy)
                : ServicePolicy.BuiltIn;
        Queues = new ServiceQueues(active, ConstraintTable.ThingsOf);
        foreach (var clock in snapshot.Clocks)
        {
            Queues.Restore(clock);
        }

        Service.Restore(snapshot.SelectionPoints, snapshot.QueueSizes);
    }

    /// <summary>
    /// Orders all waiting jobs by another policy. Those whose group or clock is another now are given back to be put again.
    /// </summary>
    internal IReadOnlyList<Job> Requeue(ServicePolicy policy, DateTimeOffset now)
    {
        var before = Queues;
        Queues = new ServiceQueues(policy, ConstraintTable.ThingsOf);
        Queues.Advance(before.Now);
        foreach (var clock in before.Clocks())
        {
            Queues.Restore(clock);
        }

        var changed = new List<Job>();
        foreach (var active in _jobs.Values.Where(active => active.Place.IsThere).OrderBy(active => active.Job.Number))
        {
            var job = active.Job;
            var group = policy.GroupOf(AssignmentSubject.From(job));
            var alike = group.IsLike(active.Place.Group);
            if (alike && (job.AgeFrom is null || active.Place.Clock == Clocks.NameOf(job, group)))
            {
                var since = active.LanedAt;
                EnterQueues(active, now);
                active.LanedAt = since;
                continue;
            }

            changed.Add(
                job with
                {
                    Group = group.Name.Text,
                    Exceptional = job.Exceptional || !alike,
                    Age = before.AgeOf(active.Place),
                    AgeFrom = null,
                }
            );
            active.Place = default;
        }

        return changed;
    }

    internal void CountSelection(Job job, DateTimeOffset now)
    {
        var place = _jobs[job.Number].Place;
        Service.Selected(now, job.Machine, place.Group, Queues.BucketOf(place), Queues.AgeOf(place), job.Exceptional);
    }

    internal void UnblockLimit(ObjectName name, string machine)
    {
        TouchLimit(name);
        ConstraintTable.Unblock(
            Queues,
            ConstraintEvent.LimitChanged,
            Limits.All.TryGetValue(name, out var limit) ? LaneNames.NameOf(limit, machine) : LaneNames.NameOf(name)
        );
    }

    /// <summary>A limit's maximum is another, for whatever machine.</summary>
    internal void UnblockLimit(Limit limit)
    {
        foreach (var machine in _machines.Keys)
        {
            UnblockLimit(limit.Name, machine);
        }
    }

    /// <summary>What stops a lane now, or <see langword="null"/> where its first job may go.</summary>
    internal Blocker? WhatStops(Lane lane) => ConstraintTable.BlockerOf(new Contender(this, lane));

    /// <summary>Whether something other than its turn and capacity holds a lane.</summary>
    internal bool IsDelayed(Lane lane) => ConstraintTable.Delay(new Contender(this, lane));

    /// <summary>How many of the policy's reserves are kept from a job.</summary>
    internal int ReservesOf(QueuePlace place) => Queues.IsOverdue(place) ? 0 : place.ReserveClass;

    /// <summary>The fewest slots of which so many are not kept.</summary>
    internal int WithKept(int slots, int reserves)
    {
        var all = slots;
        while (all - Kept(reserves, all) < slots)
        {
            all++;
        }

        return all;
    }

    internal int Kept(int reserves, MachineOfDay machine) => Kept(reserves, machine.Slots.Maximum ?? 0);

    private int Kept(int reserves, int slots)
    {
        var kept = 0;
        for (var i = 0; i < reserves; i++)
        {
            kept = Math.Max(kept, Policy.Reserves[i].For(slots));
        }

        return kept;
    }

    private Job Left(Job job, QueuePlace place, DateTimeOffset now)
    {
        var left = job with { Age = Queues.AgeOf(place), AgeFrom = null };
        return IsUnderWay(job) ? left with { SelectedAt = now, SelectedBucket = Queues.BucketOf(place) } : left;
    }
}
