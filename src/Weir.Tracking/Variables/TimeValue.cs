namespace Weir.Tracking.Variables;

/// <summary>The time of the job's start, as the clocks of its machine show it.</summary>
/// <param name="Move">How it is moved, <c>+90m</c>; <see langword="null"/>: not at all.</param>
/// <param name="Form">How it is written, of <c>hh</c>, <c>mm</c> and <c>ss</c>.</param>
public sealed record TimeValue(string? Move, string Form) : VariableSource
{
    /// <inheritdoc />
    public override string ToString() => Move is null ? "time now" : $"time now {Move}";
}
