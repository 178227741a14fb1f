namespace Weir.Server.Definitions;

/// <summary>The kinds of what the running server writes itself. Nobody writes them into a file.</summary>
internal static class RecordKinds
{
    public const string Token = "token";

    /// <summary>When a token was last used.</summary>
    public const string TokenUse = "token-use";

    /// <summary>The key by which jobs of a schedule are pinged, under its hash.</summary>
    public const string PingKey = "ping-key";

    /// <summary>Which policy is active, and who made it so: one of them.</summary>
    public const string ActivePolicy = "active-policy";

    /// <summary>What an operator set a limit to, until it is reset.</summary>
    public const string LimitOverride = "limit-override";

    /// <summary>What a threshold is set to.</summary>
    public const string Threshold = "threshold";

    /// <summary>A named text.</summary>
    public const string Property = "property";

    /// <summary>A dated copy of a schedule.</summary>
    public const string ScheduleDay = "schedule-day";

    /// <summary>An ageing clock.</summary>
    public const string AgeClock = "age-clock";

    /// <summary>A selection point.</summary>
    public const string SelectionPoint = "selection-point";

    /// <summary>How long the queues were when a minute began.</summary>
    public const string QueueSize = "queue-size";

    /// <summary>How Weir is closed: at most one of them.</summary>
    public const string Closure = "closure";

    /// <summary>Up to when jobs are forgotten.</summary>
    public const string Forgotten = "forgotten";

    /// <summary>What people were told last of something, where they are told of changes only.</summary>
    public const string Told = "told";

    /// <summary>Something that happened and that a definition answers, until all is done.</summary>
    public const string Event = "event";

    /// <summary>Which events led to a job that is not over, or to a schedule's day.</summary>
    public const string EventChain = "event-chain";

    /// <summary>Who put a definition into force that answers events.</summary>
    public const string DefinitionOwner = "definition-owner";

    /// <summary>How often jobs of a machine met a rule.</summary>
    public const string RuleHit = "rule-hit";

    /// <summary>Whether a record is kept by whom it is of, and not in the catalog.</summary>
    public static bool IsKeptBeside(string kind) =>
        kind is AgeClock or SelectionPoint or QueueSize or Told or Event or EventChain or RuleHit;

    /// <summary>Whether what a record said before is kept: it tells why a job waited at an earlier moment.</summary>
    public static bool KeepsEarlier(string kind) =>
        kind is ActivePolicy or LimitOverride or Threshold or Property or ScheduleDay or Closure;
}
