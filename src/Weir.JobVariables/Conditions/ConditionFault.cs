namespace Weir.JobVariables;

/// <summary>Why a text is not a condition.</summary>
/// <param name="Position">The character where it goes wrong, counted from 1; one past the end where something is missing there.</param>
/// <param name="Message">What was found and what is allowed.</param>
public sealed record ConditionFault(int Position, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"at {Position}: {Message}";
}
