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

    /// <summary>Whether an operator may still start or cancel it: nothing has been started yet.</summary>
    public static bool AwaitsStart(this TrackedStatus status) =>
        status is TrackedStatus.Stored or TrackedStatus.Accepted or TrackedStatus.Rejected;
}
