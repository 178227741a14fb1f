namespace Weir.Notices;

/// <summary>What is to be stored of what was told: in the transaction of the decision that it follows from.</summary>
/// <param name="Tellings">Each as it is now, once.</param>
/// <param name="Messages">For operators.</param>
/// <param name="Remembered">What was told last of a subject, by key; <see langword="null"/> forgets it.</param>
public sealed record BoardChanges(
    IReadOnlyList<Telling> Tellings,
    IReadOnlyList<BoardMessage> Messages,
    IReadOnlyDictionary<string, string?> Remembered
)
{
    /// <summary>Nothing changed.</summary>
    public static BoardChanges None { get; } = new([], [], new Dictionary<string, string?>());

    /// <summary>Whether there is nothing to store.</summary>
    public bool IsEmpty => Tellings.Count == 0 && Messages.Count == 0 && Remembered.Count == 0;
}
