using Weir.Jobs;

namespace Weir.Protocol;

/// <summary>
/// The stable codes of problems, as <c>docs/errors.md</c> lists them: what decisions refuse with, and what else can go wrong on the way.
/// </summary>
public static class ProblemCodes
{
    /// <summary>It failed inside and changed nothing; the host's log has the reason (500).</summary>
    public const string Failed = RefusalCodes.Failed;

    /// <summary>The request itself is not well-formed (400).</summary>
    public const string BadRequest = RefusalCodes.BadRequest;

    /// <summary>No caller is known (401).</summary>
    public const string SignInNeeded = "sign-in-needed";

    /// <summary>The caller may not (403).</summary>
    public const string NotAllowed = RefusalCodes.NotAllowed;

    /// <summary>There is no such thing (404).</summary>
    public const string NotFound = RefusalCodes.NotFound;

    /// <summary>The job has been started already (409).</summary>
    public const string AlreadyReleased = RefusalCodes.AlreadyReleased;

    /// <summary>The job is in a state that does not allow it (409).</summary>
    public const string WrongState = RefusalCodes.WrongState;

    /// <summary>There is one of that name already (409).</summary>
    public const string Exists = "exists";

    /// <summary>The command was not found or cannot be executed (422).</summary>
    public const string NoSuchCommand = "no-such-command";

    /// <summary>The working directory does not exist or cannot be entered (422).</summary>
    public const string NoSuchDirectory = "no-such-directory";

    /// <summary>A definition contradicts itself or names what is not allowed (422).</summary>
    public const string BadDefinition = "bad-definition";

    /// <summary>A job is monitored by the job variable, and what was asked for is Weir's meanwhile (409).</summary>
    public const string Protected = "protected";

    /// <summary>The job variable monitors another job (409).</summary>
    public const string InUse = "in-use";

    /// <summary>A pending condition names the job variable (409).</summary>
    public const string Awaited = "awaited";

    /// <summary>The job variable does not hold what a compare-and-set expects (409).</summary>
    public const string Differs = "differs";

    /// <summary>The job variable has a password, and none or another was given (403).</summary>
    public const string WrongPassword = "wrong-password";

    /// <summary>The condition cannot be read; the text says where (422).</summary>
    public const string BadCondition = "bad-condition";

    /// <summary>A user's maximum of waiting jobs is reached (429).</summary>
    public const string TooMany = RefusalCodes.TooMany;

    /// <summary>The host has no place left for another connection of this caller.</summary>
    public const string Busy = "busy";

    /// <summary>The disk is full or the store refuses (507).</summary>
    public const string StoreFull = "store-full";

    /// <summary>
    /// The disk failed while something was made durable: whether it was stored is not known. The same request with the same key gets the
    /// number that it has (503).
    /// </summary>
    public const string StoreUncertain = "store-uncertain";

    /// <summary>The server does not know all yet that an agent did: whether there is such a thing is not certain (503).</summary>
    public const string NotCaughtUp = "not-caught-up";

    /// <summary>The server knows more of an agent's facts than the agent's own journal: the journal was put back or lost (409).</summary>
    public const string OlderJournal = "older-journal";

    /// <summary>The server is not reachable from the agent (503).</summary>
    public const string ServerAway = "server-away";
}
