using Weir.Jobs;

namespace Weir.JobVariables;

/// <summary>What a sweep did about one variable.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Number">The job it monitored, or <see langword="null"/> where only its record said so.</param>
/// <param name="Outcome">What was to be done; <see langword="null"/> where it could not be done.</param>
/// <param name="Problem">Why it could not be done, else <see langword="null"/>.</param>
public sealed record SweepFinding(VariableId Variable, TrackingNumber? Number, SettleOutcome? Outcome, string? Problem);
