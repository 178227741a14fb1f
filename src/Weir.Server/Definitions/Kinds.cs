namespace Weir.Server.Definitions;

/// <summary>The kinds of what stands in the store beside the definitions that people write.</summary>
internal static class Kinds
{
    public const string Token = "token";

    /// <summary>When a token was last used: a record without a history.</summary>
    public const string TokenUse = "token-use";

    /// <summary>Which policy is active, and who made it so: one record, with a history.</summary>
    public const string ActivePolicy = "active-policy";

    /// <summary>What an operator set a limit to, until it is reset.</summary>
    public const string LimitOverride = "limit-override";

    /// <summary>An ageing clock: a record without a history.</summary>
    public const string AgeClock = "age-clock";

    /// <summary>A selection point: a record without a history.</summary>
    public const string SelectionPoint = "selection-point";

    /// <summary>A dated copy of a schedule: kept beside the definitions, since it too has one state at a time and a history.</summary>
    public const string ScheduleDay = "schedule-day";
}
