using Weir.ServiceLevels.Policies;

namespace Weir.ServiceLevels.History;

/// <summary>What a group's jobs got in the last hours; exceptional jobs are left out.</summary>
/// <param name="Group">The group.</param>
/// <param name="Selected">Jobs selected.</param>
/// <param name="BeforeTarget">Of them, those selected before Target.</param>
/// <param name="BeforeAcceptable">Of them, those selected before Acceptable, the ones above included.</param>
/// <param name="MeanAge">Their mean age when they were selected.</param>
public sealed record ServiceDelivered(GroupName Group, int Selected, int BeforeTarget, int BeforeAcceptable, TimeSpan MeanAge)
{
    /// <summary>Jobs selected after Acceptable.</summary>
    public int Late => Selected - BeforeAcceptable;
}
