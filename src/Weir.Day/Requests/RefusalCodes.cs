namespace Weir.Day.Requests;

/// <summary>Why requests are refused; the same words as the problems of the contract.</summary>
internal static class RefusalCodes
{
    public const string NotFound = "not-found";

    public const string NotAllowed = "not-allowed";

    public const string WrongState = "wrong-state";

    public const string AlreadyReleased = "already-released";

    public const string BadRequest = "bad-request";

    public const string Failed = "failed";
}
