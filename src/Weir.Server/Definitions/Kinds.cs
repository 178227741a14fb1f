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
    public const string Token = "token";

    /// <summary>A dated copy of a schedule: kept beside the definitions, since it too has one state at a time and a history.</summary>
    public const string ScheduleDay = "schedule-day";
}
