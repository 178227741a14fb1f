using Weir.Jobs;

namespace Weir.Tracking.Variables;

/// <summary>A date.</summary>
/// <param name="Base">schedule, job, today or a date.</param>
/// <param name="Move">How it is moved; <see langword="null"/>: not at all.</param>
/// <param name="Calendar">The calendar whose dates are no working days; Saturdays and Sundays never are.</param>
/// <param name="Form">How it is written.</param>
public sealed record DateValue(string Base, string? Move, ObjectName? Calendar, string Form) : VariableSource
{
    /// <inheritdoc />
    public override string ToString() => Move is null ? $"date {Base}" : $"date {Base} {Move}";
}
