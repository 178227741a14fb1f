namespace Weir.Jobs;

/// <summary>The stable words for why a request is refused that decisions give; the contract's problems have these words and more.</summary>
public static class RefusalCodes
{
    /// <summary>There is no such thing (404).</summary>
    public const string NotFound = "not-found";

    /// <summary>The caller may not (403).</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>The job is in a state that does not allow it (409).</summary>
    public const string WrongState = "wrong-state";

    /// <summary>The job has been started already (409).</summary>
    public const string AlreadyReleased = "already-released";

    /// <summary>The request itself is not well-formed (400).</summary>
    public const string BadRequest = "bad-request";

    /// <summary>There is no more to have of what is counted (429).</summary>
    public const string TooMany = "too-many";

    /// <summary>It failed inside and changed nothing; the host's log has the reason (500).</summary>
    public const string Failed = "failed";
}
