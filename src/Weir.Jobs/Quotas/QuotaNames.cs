namespace Weir.Jobs;

/// <summary>The names of the quotas, as settings, refusals and <c>weir status</c> have them.</summary>
public static class QuotaNames
{
    public const string Connections = "connections";
    public const string Waiting = "waiting";
    public const string Streams = "streams";
    public const string ThruPut = "thruput";
    public const string Requests = "requests";
    public const string Jobs = "jobs";
    public const string Held = "held";
    public const string Submissions = "submissions";
    public const string Variables = "variables";
    public const string Actions = "actions";
    public const string Tokens = "tokens";
    public const string Output = "output";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Connections, Waiting, Streams, ThruPut, Requests, Jobs, Held, Submissions, Variables, Actions, Tokens, Output];

    /// <summary>Whether a quota is of bytes; the others are counts.</summary>
    public static bool IsInBytes(string name) => name is Submissions or Output;
}
