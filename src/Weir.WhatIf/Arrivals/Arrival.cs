using Weir.Jobs;

namespace Weir.WhatIf.Arrivals;

/// <summary>A job that comes, as far as the day needs to know it.</summary>
/// <param name="At">When it is submitted, UTC.</param>
/// <param name="Runs">How long it runs once it is started.</param>
/// <param name="Name">Its name.</param>
/// <param name="User">Who submits it.</param>
public sealed record Arrival(DateTimeOffset At, TimeSpan Runs, ObjectName Name, string User)
{
    /// <summary>The machine of jobs whose log names none.</summary>
    public const string UsualMachine = "replay";

    /// <summary>Where it runs.</summary>
    public string Machine { get; init; } = UsualMachine;

    /// <summary>The schedule it is put on.</summary>
    public ObjectName Schedule { get; init; } = ObjectName.Parse("AdHoc");

    /// <summary>The job queue it is submitted to.</summary>
    public QualifiedName JobQueue { get; init; } = QualifiedName.Default;

    /// <summary>1 goes first, 9 last.</summary>
    public int Priority { get; init; } = 5;

    /// <summary>The service group it asks for, or <see langword="null"/>.</summary>
    public ObjectName? Service { get; init; }
}
