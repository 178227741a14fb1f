using Weir.Protocol.Jobs;

namespace Weir.Protocol.Variables;

/// <summary>A condition on job variables, to wait for or to act on.</summary>
public sealed record ConditionRequest
{
    /// <summary>As <c>((MON.JOB,1,2)='$T' OR (MON.JOB,1,2)='$A')</c>.</summary>
    public required string Condition { get; set; }

    /// <summary>current: what is there now counts; next: only what is written from now on.</summary>
    public string Check { get; set; } = "current";

    /// <summary>Wait so many seconds at most.</summary>
    public double? Seconds { get; set; }

    /// <summary>Wait until then at most.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>For an action: its name; default one that is made.</summary>
    public string? Name { get; set; }

    /// <summary>For an action: what to write, in order.</summary>
    public IReadOnlyList<ConditionSet> Set { get; set; } = [];

    /// <summary>For an action: what to submit.</summary>
    public SubmitRequest? Submit { get; set; }

    /// <summary>For an action: whether it acts each time the condition becomes true, not only the first time.</summary>
    public bool Repeat { get; set; }
}
