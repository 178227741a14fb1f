using Weir.Jobs;

namespace Weir.Protocol.Selections;

/// <summary>All fields that jobs are selected by: help, completion and the readers of selections are loops over this table.</summary>
public static class SelectionFields
{
    public static readonly SelectionField State = new(
        "state",
        "STATE[,STATE]",
        "jobs in one of these states: " + string.Join(", ", Enum.GetNames<JobState>())
    );
    public static readonly SelectionField NotState = new("not-state", "STATE[,STATE]", "jobs in none of these states");
    public static readonly SelectionField Name = new("name", "NAME[,NAME]", "jobs of these names; * stands for any characters, ? for one");
    public static readonly SelectionField User = new("user", "USER[,USER]", "jobs of these users");
    public static readonly SelectionField Schedule = new("schedule", "NAME", "jobs on this schedule");
    public static readonly SelectionField Date = new("date", "DATE", "jobs on schedules of this date, YYYY-MM-DD or today");
    public static readonly SelectionField Machine = new("machine", "NAME", "jobs of this machine");
    public static readonly SelectionField Submitted = new("submitted", "FROM..TO", "jobs submitted then");
    public static readonly SelectionField Ended = new("ended", "FROM..TO", "jobs that ended then");

    /// <summary>In the order of help.</summary>
    public static IReadOnlyList<SelectionField> All { get; } = [State, NotState, Name, User, Schedule, Date, Machine, Submitted, Ended];

    /// <summary>The field of a name, without case; <see langword="null"/> where there is none.</summary>
    public static SelectionField? Find(string name) =>
        All.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
