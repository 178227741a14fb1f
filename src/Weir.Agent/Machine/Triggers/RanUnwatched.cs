using Weir.Jobs;

namespace Weir.Agent.Machine;

/// <summary>Its spool started it, and nobody stands over it.</summary>
/// <param name="Text">What is to be said of it.</param>
internal sealed record RanUnwatched(string Text) : JobTrigger
{
    /// <summary>The rule that decided about it, where it was taken in without one.</summary>
    public string? Rule { get; init; }

    /// <summary>How much operators are to be told of it; <see langword="null"/>: nothing.</summary>
    public MessageSeverity? Message { get; init; }

    /// <inheritdoc />
    public override string Doing => "looking at";
}
