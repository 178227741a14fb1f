namespace Weir.Protocol.Schedules;

/// <summary>One job of a schedule's day: when it ran, or is expected to.</summary>
/// <param name="Number">Its tracking number.</param>
/// <param name="Job">Its name, with its schedule where that is another one.</param>
/// <param name="State">Its state.</param>
/// <param name="Start">When it started or is expected to; <see langword="null"/> where it never did, and is over.</param>
/// <param name="End">When it ended or is expected to.</param>
/// <param name="IsAtLeast">Whether it may well come later.</param>
/// <param name="UsualSeconds">How long it usually takes; <see langword="null"/> where nobody knows.</param>
/// <param name="Why">What delays it; empty where nothing does.</param>
public sealed record PathStep(
    int Number,
    string Job,
    string State,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    bool IsAtLeast,
    long? UsualSeconds,
    string Why
);
