namespace Weir.Jobs;

/// <summary>Letters of the original and the operator's actions for each status of the tracking log.</summary>
public static class TrackedStatuses
{
    private const string Letters = "TIEXRMKPF";

    /// <summary>The original's letter: T I E X R M K P F.</summary>
    public static char Letter(this TrackedStatus status) => Letters[(int)status];

    /// <summary>The status of a letter, either case; <see langword="null"/> for any other letter.</summary>
    public static TrackedStatus? FromLetter(char letter)
    {
        var index = Letters.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
        return index < 0 ? null : (TrackedStatus)index;
    }

    /// <summary>What a status means, in a sentence for people.</summary>
    public static string Meaning(this TrackedStatus status) =>
        status switch
        {
            TrackedStatus.Stored => "stored on this machine; the server has not answered yet",
            TrackedStatus.Accepted => "the server accepted it; it waits for the server's order to start",
            TrackedStatus.Rejected => "the server rejected it; an operator starts or cancels it",
            TrackedStatus.StartReceived => "the order to start is here; it starts at once",
            TrackedStatus.Submitted => "started",
            TrackedStatus.ReleasedByOperator => "started by an operator at this machine",
            TrackedStatus.Cancelled => "cancelled, for good; it is submitted again or rerun",
            TrackedStatus.Passive => "noticed while it ran; Weir follows it and does not touch it",
            _ => "the order to start could not be carried out",
        };

    /// <summary>Whether an operator may still start or cancel it: nothing has been started yet.</summary>
    public static bool AwaitsStart(this TrackedStatus status) =>
        status is TrackedStatus.Stored or TrackedStatus.Accepted or TrackedStatus.Rejected;
}
