namespace Weir.Protocol.Client;

/// <summary>Codes of what goes wrong on this side of the connection.</summary>
public static class ClientCodes
{
    /// <summary>Nobody answers at the address.</summary>
    public const string NotReachable = "not-reachable";

    /// <summary>No answer in time.</summary>
    public const string TimedOut = "timed-out";

    /// <summary>The answer is not what Weir says.</summary>
    public const string BadAnswer = "bad-answer";
}
