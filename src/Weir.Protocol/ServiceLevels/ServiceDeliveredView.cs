namespace Weir.Protocol.ServiceLevels;

/// <summary>What a group's jobs got; exceptional jobs are left out.</summary>
/// <param name="Group">The group.</param>
/// <param name="Selected">Jobs selected.</param>
/// <param name="BeforeTarget">Of them, before Target.</param>
/// <param name="BeforeAcceptable">Of them, before Acceptable.</param>
/// <param name="Late">Of them, after Acceptable.</param>
/// <param name="MeanAgeSeconds">Their mean age when they were selected.</param>
public sealed record ServiceDeliveredView(string Group, int Selected, int BeforeTarget, int BeforeAcceptable, int Late, int MeanAgeSeconds);
