namespace Weir.WhatIf.Swf;

/// <summary>One job of a log in the Standard Workload Format: its 18 fields. What is not known is -1, times are seconds.</summary>
public sealed record SwfJob
{
    /// <summary>What stands for a value that is not known.</summary>
    public const int Unknown = -1;

    /// <summary>Field 1: a counter from 1; gaps are allowed.</summary>
    public required long Number { get; init; }

    /// <summary>Field 2: since the log's start.</summary>
    public required decimal SubmitTime { get; init; }

    /// <summary>Field 3: from submission to start.</summary>
    public decimal WaitTime { get; init; } = Unknown;

    /// <summary>Field 4: from start to end.</summary>
    public decimal RunTime { get; init; } = Unknown;

    /// <summary>Field 5.</summary>
    public long Processors { get; init; } = Unknown;

    /// <summary>Field 6: processor time used, for each processor on average.</summary>
    public decimal ProcessorTime { get; init; } = Unknown;

    /// <summary>Field 7: KB for each processor on average.</summary>
    public decimal Memory { get; init; } = Unknown;

    /// <summary>Field 8.</summary>
    public long RequestedProcessors { get; init; } = Unknown;

    /// <summary>Field 9: the submitter's estimate or limit.</summary>
    public decimal RequestedTime { get; init; } = Unknown;

    /// <summary>Field 10: KB for each processor.</summary>
    public decimal RequestedMemory { get; init; } = Unknown;

    /// <summary>Field 11: 1 completed, 0 failed, 5 cancelled.</summary>
    public long Status { get; init; } = Unknown;

    /// <summary>Field 12: a number instead of a name.</summary>
    public long User { get; init; } = Unknown;

    /// <summary>Field 13.</summary>
    public long Group { get; init; } = Unknown;

    /// <summary>Field 14: the same number is the same program.</summary>
    public long Executable { get; init; } = Unknown;

    /// <summary>Field 15: named by <c>; Queue:</c> lines of the header.</summary>
    public long Queue { get; init; } = Unknown;

    /// <summary>Field 16: named by <c>; Partition:</c> lines of the header.</summary>
    public long Partition { get; init; } = Unknown;

    /// <summary>Field 17: the job that had to end before this one was submitted.</summary>
    public long Preceding { get; init; } = Unknown;

    /// <summary>Field 18: between that job's end and this one's submission.</summary>
    public decimal ThinkTime { get; init; } = Unknown;
}
