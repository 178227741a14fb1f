using System.Globalization;
using System.Text.RegularExpressions;
using Weir.Linux;

namespace Weir.Ways.Slurm;

/// <summary>A job of Slurm's with all of its tasks, as one look shows it.</summary>
internal sealed partial class SlurmJob(IReadOnlyList<SlurmTask> tasks)
{
    private readonly SlurmTask _first = tasks[0];

    public uint Id => _first.Job;

    public uint UserId => _first.UserId;

    public DateTimeOffset SubmittedAt => _first.SubmittedAt;

    public string Account => _first.Account;

    public string Partition => _first.Partition;

    public string Name => _first.Name;

    /// <summary>Its tasks, in Slurm's words; empty where it is no array.</summary>
    public string Tasks => string.Join(',', tasks.Select(task => task.Tasks).Where(text => text.Length > 0));

    /// <summary>Whether something of it is held in Slurm.</summary>
    public bool IsHeld => tasks.Any(task => task is { Waits: true, Priority: 0 });

    public bool IsOver => tasks.All(task => task.IsOver);

    /// <summary>Whether something of it is just starting or ending: nobody tells when that is done.</summary>
    public bool IsBetween => tasks.Any(task => task.State is "CF" or "CG" or "SO");

    /// <summary>Whether all of it was cancelled.</summary>
    public bool IsCancelled => tasks.All(task => task.IsCancelled);

    public DateTimeOffset? BeganAt => tasks.Min(task => task.BeganAt);

    public DateTimeOffset? EndedAt => IsOver ? tasks.Max(task => task.EndedAt) : null;

    /// <summary>What <c>--dependency</c> says; empty where there is none.</summary>
    public string Dependency => State().Replace(tasks.Select(task => task.Dependency).FirstOrDefault(text => text.Length > 0) ?? "", "");

    /// <summary>Whether what it depends on can never come, as Slurm says.</summary>
    public bool NeverRuns => tasks.Any(task => task is { Waits: true, Reason: "DependencyNeverSatisfied" });

    /// <summary>The worst end of its tasks so far; <see langword="null"/> where none is over.</summary>
    public ExitStatus? Outcome =>
        tasks
            .Where(task => task.IsOver)
            .Select(task => task.Outcome)
            .OrderByDescending(status => status.ShellStatus)
            .Cast<ExitStatus?>()
            .FirstOrDefault();

    /// <summary>What <c>--dependency</c> says, where something that it names is still to come; else <see langword="null"/>.</summary>
    /// <param name="all">All jobs of Slurm's, by number.</param>
    public string? WaitsFor(IReadOnlyDictionary<uint, SlurmJob> all)
    {
        // Slurm does not look at dependencies of what is held, so what it says of them is as it was when the job came.
        var dependency = Dependency;
        if (dependency.Length == 0)
        {
            return null;
        }

        var waits = dependency.Contains("singleton", StringComparison.Ordinal)
            ? all.Values.Any(other => other.Id < Id && other.UserId == UserId && other.Name == Name && !other.IsOver)
            : Named()
                .Matches(dependency)
                .Any(named =>
                    all.TryGetValue(uint.Parse(named.Groups[2].Value, CultureInfo.InvariantCulture), out var other)
                    && !(named.Groups[1].Value == "after" ? other.BeganAt is not null || other.IsOver : other.IsOver)
                );
        return waits ? dependency : null;
    }

    [GeneratedRegex(@"(after[a-z]*):(\d{1,9})")]
    private static partial Regex Named();

    [GeneratedRegex(@"\([a-z]*\)")]
    private static partial Regex State();
}
