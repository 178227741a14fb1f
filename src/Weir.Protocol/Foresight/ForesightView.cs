namespace Weir.Protocol.Foresight;

/// <summary>What would become of goals and deadlines if something were done now: <c>GET /v1/foresight/…</c>. Nothing is done.</summary>
/// <param name="Text">What would be done, and to how many jobs, one sentence.</param>
/// <param name="Jobs">How many waiting jobs it would hold, or end.</param>
/// <param name="Goals">Their service groups, the one whose goal breaks first in front.</param>
/// <param name="Deadlines">Those that have to start or to end by some time, the one that has to start first in front.</param>
public sealed record ForesightView(string Text, int Jobs, IReadOnlyList<GoalAtRisk> Goals, IReadOnlyList<DeadlineAtRisk> Deadlines);
