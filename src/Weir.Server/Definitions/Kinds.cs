namespace Weir.Server.Definitions;

/// <summary>The kinds of what stands among the definitions though nobody wrote it into a file: each has one state at a time and a history.</summary>
internal static class Kinds
{
    public const string Token = "token";

    /// <summary>Which policy is active, and who made it so: one of them.</summary>
    public const string ActivePolicy = "active-policy";

    /// <summary>What an operator set a limit to, until it is reset.</summary>
    public const string LimitOverride = "limit-override";

    /// <summary>A dated copy of a schedule.</summary>
    public const string ScheduleDay = "schedule-day";
}
