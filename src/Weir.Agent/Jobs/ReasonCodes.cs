namespace Weir.Agent.Jobs;

/// <summary>Stable words for reasons in the tracking log and in facts.</summary>
internal static class ReasonCodes
{
    public const string Cancelled = "cancelled";
    public const string Skipped = "skipped";
    public const string WaiterGone = "waiter-gone";
    public const string LeftSpool = "left-spool";
    public const string AlreadyStarted = "already-started";
    public const string Unknown = "unknown-job";
    public const string ShepherdFailed = "shepherd-failed";
    public const string Shortage = "shortage";
    public const string MachineRestarted = "machine-restarted";
    public const string StartFailed = "start-failed";
    public const string AccountRefused = "account-refused";
    public const string Lost = "lost";
    public const string NotSignalled = "not-signalled";
    public const string ServerAway = "server-away";
    public const string ReleasedByOperator = "released-by-operator";
    public const string Leftovers = "leftovers";
    public const string SubmissionDamaged = "submission-damaged";
}
