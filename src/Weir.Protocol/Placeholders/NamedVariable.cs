using Weir.Tracking.Variables;

namespace Weir.Protocol.Placeholders;

/// <summary>A variable: <c>GET /v1/placeholders/NAME</c>.</summary>
/// <param name="Key">Its key among definitions: <c>NAME</c>, <c>SCHEDULE/NAME</c>, <c>SCHEDULE/JOB/NAME</c>.</param>
/// <param name="Source">Where its value comes from.</param>
/// <param name="Variable">What is defined.</param>
public sealed record NamedVariable(string Key, string Source, VariableText Variable);
