using Weir.Tracking.Rules;

namespace Weir.Tracking.Import;

/// <summary>A rule that was made of a record.</summary>
/// <param name="Line">The record's line, from 1.</param>
/// <param name="Rule">The rule.</param>
public sealed record ImportedRule(int Line, TrackingRule Rule);
