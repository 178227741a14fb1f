using System.Text;
using Weir.Jobs;
using Weir.Linux;
using Weir.Tracking.Rules;

namespace Weir.Ways.Watch;

/// <summary>
/// Decides what follows from what is seen of processes: which of them are jobs, and which belong to which. It asks nobody.
/// </summary>
/// <param name="userOf">The name of a user.</param>
/// <param name="tellsEnds">Whether ends are told of, apart from scans.</param>
internal sealed class WatchTable(Func<uint, string> userOf, bool tellsEnds)
{
    private const long NanosecondsPerTick = 1_000_000_000 / ProcessPlace.TicksPerSecond;

    private static readonly HashSet<string> s_weir = new(["weir", "weir-sh", "weir-verbs", "weir-host"], StringComparer.Ordinal);

    /// <summary>Programs whose children are the jobs of somebody, and not theirs.</summary>
    private static readonly HashSet<string> s_starters = new(["cron", "crond", "anacron", "atd", "slurmstepd"], StringComparer.Ordinal);

    private readonly Dictionary<int, WatchedProcess> _known = [];
    private readonly Dictionary<string, WatchedProcess> _firsts = new(StringComparer.Ordinal);

    /// <summary>Whether a program starts the jobs of others, so that who started it matters.</summary>
    public static bool StartsJobs(string? program) => program is not null && s_starters.Contains(program);

    /// <summary>Whether so much follows from a program's name that its first word is not enough.</summary>
    public static bool MustBeSure(string program) => s_weir.Contains(program) || s_starters.Contains(program);

    /// <summary>How many processes are known.</summary>
    public int Count => _known.Count;

    /// <summary>Decides what follows from something that was seen.</summary>
    public void Decide(in WatchNews news, WatchScope scope, RuleSet rules, List<WatchOutcome> outcomes)
    {
        switch (news.Kind)
        {
            case WatchNewsKind.Forked when _known.TryGetValue(news.ParentId, out var parent):
                Inherit(news.ProcessId, parent);
                break;
            case WatchNewsKind.Executed or WatchNewsKind.Found when news.Sight is { } sight:
                if (scope.SubsystemOf(sight.Cgroup) is { } subsystem)
                {
                    See(news, sight, subsystem, rules, outcomes);
                }

                break;
            case WatchNewsKind.Gone when _known.TryGetValue(news.ProcessId, out var gone):
                Miss(news, gone, rules, outcomes);
                break;
            case WatchNewsKind.Elsewhere when _known.TryGetValue(news.ProcessId, out var moved) && !moved.IsFirst:
                // A job goes on where it was moved; another process is no concern any more.
                Forget(moved);
                break;
            case WatchNewsKind.UserChanged when _known.TryGetValue(news.ProcessId, out var changed):
                changed.User = (uint)news.Value;
                break;
            case WatchNewsKind.Exited when _known.TryGetValue(news.ProcessId, out var ended):
                End(ended, new ExitStatus(news.Value), news.CpuTicks ?? 0, news.Clock, outcomes);
                break;
            case WatchNewsKind.Scanned when news.There is { } there:
                Scan(there, news, scope, rules, outcomes);
                break;
            case WatchNewsKind.Lost:
                outcomes.Add(new WatchOutcome.Lost(news.Value));
                break;
            default:
                break;
        }
    }

    /// <summary>Knows a job from before again: it is there, or its end is told.</summary>
    public void Recall(NoticedProcess job, long startTicks, string cgroup) =>
        _known[job.ProcessId] = new WatchedProcess(job.ProcessId)
        {
            Subsystem = job.Subsystem,
            Cgroup = cgroup,
            StartTicks = startTicks,
            User = job.User,
            Job = job,
        };

    /// <summary>Forgets what is not watched any more, but not the jobs that run: they are followed to their ends.</summary>
    public void Restrict(WatchScope scope)
    {
        foreach (var known in _known.Values.ToList())
        {
            if (known.Job is null && scope.SubsystemOf(known.Cgroup) is null)
            {
                Forget(known);
            }
        }
    }

    /// <summary>Whether a job that was noticed still runs.</summary>
    public bool HasJobs => _known.Values.Any(known => known.IsFirst);

    /// <summary>The jobs round the gate that run now, by their first processes.</summary>
    public IEnumerable<DarkJob> DarkNow => _known.Values.Where(known => known.Dark?.ProcessId == known.Id).Select(known => known.Dark!);

    // What is missing is over at once where nobody else tells of ends, else at the second time: its end may be on the way.
    private void Scan(IReadOnlyList<ProcessSight> there, in WatchNews news, WatchScope scope, RuleSet rules, List<WatchOutcome> outcomes)
    {
        var starts = there.ToDictionary(sight => sight.ProcessId, sight => sight.StartTicks);
        foreach (var known in _known.Values.ToList())
        {
            if (starts.TryGetValue(known.Id, out var start) && (known.StartTicks == 0 || known.StartTicks == start))
            {
                known.IsMissing = false;
            }
            else if (known.IsMissing || !tellsEnds)
            {
                End(known, null, 0, news.Clock, outcomes);
            }
            else
            {
                known.IsMissing = true;
            }
        }

        foreach (var sight in there)
        {
            if (scope.SubsystemOf(sight.Cgroup) is { } subsystem)
            {
                See(
                    new WatchNews(WatchNewsKind.Found, sight.ProcessId, sight.StartTicks * NanosecondsPerTick) { Sight = sight },
                    sight,
                    subsystem,
                    rules,
                    outcomes
                );
            }
        }
    }

    private void Inherit(int id, WatchedProcess parent) =>
        _known[id] = new WatchedProcess(id)
        {
            Subsystem = parent.Subsystem,
            Cgroup = parent.Cgroup,
            User = parent.User,
            Job = parent.Job,
            Dark = parent.Dark,
            PassedGate = parent.PassedGate,
            IsOfWeir = parent.IsOfWeir || parent.IsWeir,
        };

    private void See(in WatchNews news, ProcessSight sight, string subsystem, RuleSet rules, List<WatchOutcome> outcomes)
    {
        if (_known.TryGetValue(sight.ProcessId, out var known))
        {
            if (known.StartTicks != 0 && sight.StartTicks != 0 && known.StartTicks != sight.StartTicks)
            {
                // Another process has the id: the end of the one before was not seen.
                End(known, null, 0, news.Clock, outcomes);
                known = null;
            }
            else if (news.Kind == WatchNewsKind.Found)
            {
                known.StartTicks = sight.StartTicks;
                return;
            }
        }

        known ??= _known[sight.ProcessId] = Below(sight, subsystem);
        (known.User, known.Subsystem, known.Cgroup) = (sight.User, subsystem, sight.Cgroup);
        known.StartTicks = sight.StartTicks == 0 ? known.StartTicks : sight.StartTicks;
        var program = Encoding.Latin1.GetString(sight.Program);
        known.IsWeir = s_weir.Contains(program);
        known.PassedGate |= known.IsWeir;
        if (known.IsWeir || known.IsOfWeir || known.IsFirst)
        {
            return;
        }

        var name = NoticedName.Of(sight);
        if (rules.DecideProcess(Subject(name, sight.User)) is { } match)
        {
            (known.Job, known.Dark) = (
                new NoticedProcess(sight.ProcessId, name, sight.User, subsystem, news.Clock)
                {
                    UserName = userOf(sight.User),
                    Sight = sight,
                    Rule = match.Rule,
                    Parent = known.Job,
                },
                null
            );
            outcomes.Add(new WatchOutcome.Noticed(known.Job));
        }
        else if (!StartsJobs(program) && (known.Dark?.ProcessId == known.Id || StartsAJob(known, news.Origin)))
        {
            // With every program that it becomes, so that it has the last one's name.
            Darken(known, sight, subsystem, news.Origin ?? known.Dark?.Origin);
        }
    }

    private static bool StartsAJob(WatchedProcess known, string? origin) =>
        known is { Job: null, PassedGate: false } && (known.Dark is null || StartsJobs(origin));

    private WatchedProcess Below(ProcessSight sight, string subsystem)
    {
        if (_known.TryGetValue(sight.ParentId, out var parent))
        {
            Inherit(sight.ProcessId, parent);
            return _known[sight.ProcessId];
        }

        return new WatchedProcess(sight.ProcessId) { Subsystem = subsystem, Cgroup = sight.Cgroup };
    }

    private void Darken(WatchedProcess known, ProcessSight sight, string subsystem, string? origin)
    {
        if (!StartsJobs(origin) && _firsts.TryGetValue(sight.Cgroup, out var first) && first.Id != known.Id)
        {
            // All others of a control group belong to its first.
            known.Dark = first.Dark;
            return;
        }

        known.Dark = new DarkJob(sight.ProcessId, NoticedName.OfJob(sight), sight.User, subsystem, origin, sight);
        if (!StartsJobs(origin))
        {
            _firsts[sight.Cgroup] = known;
        }
    }

    private void Miss(in WatchNews news, WatchedProcess gone, RuleSet rules, List<WatchOutcome> outcomes)
    {
        if (gone.IsFirst || gone.IsOfWeir || gone.IsWeir)
        {
            return;
        }

        // Its name is not known: where every name meets the rule it is a job, where some do it may have been one.
        var user = userOf(gone.User);
        if (rules.Rules.Any(one => one.Type == TrackType.Passive && one.User.Matches(user)))
        {
            var rule =
                rules.DecideProcess(Subject(NoticedName.OfGone, gone.User)) is { } match && match.Rule.JobName.Equals(NamePattern.AllNames)
                    ? match.Rule
                    : null;
            (gone.Job, gone.Dark) = (
                new NoticedProcess(gone.Id, NoticedName.OfGone, gone.User, gone.Subsystem, news.Clock)
                {
                    UserName = user,
                    Rule = rule,
                    Parent = gone.Job,
                },
                null
            );
            outcomes.Add(new WatchOutcome.Noticed(gone.Job));
        }
    }

    private void End(WatchedProcess ended, ExitStatus? status, long cpuTicks, long clock, List<WatchOutcome> outcomes)
    {
        Forget(ended);
        if (ended.IsFirst)
        {
            outcomes.Add(new WatchOutcome.Ended(ended.Job!, status, cpuTicks, clock));
        }
        else if (ended.Dark is { } dark && dark.ProcessId == ended.Id)
        {
            outcomes.Add(new WatchOutcome.Dark(dark, cpuTicks, IsOver: true));
        }
    }

    private void Forget(WatchedProcess process)
    {
        _known.Remove(process.Id);
        if (_firsts.TryGetValue(process.Cgroup, out var first) && first.Id == process.Id)
        {
            _firsts.Remove(process.Cgroup);
        }
    }

    private RuleSubject Subject(ObjectName name, uint user) => new(name, userOf(user), QualifiedName.Default, QualifiedName.Default);
}
