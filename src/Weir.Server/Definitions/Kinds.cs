namespace Weir.Server.Definitions;

/// <summary>The kinds of definitions in the store.</summary>
internal static class Kinds
{
    public const string Rule = "rule";
    public const string JobDefinition = "job-definition";
    public const string Schedule = "schedule";
    public const string JobQueue = "job-queue";
    public const string Limit = "limit";
    public const string Machine = "machine";
    public const string Policy = "policy";
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
