using System.Text.Json.Serialization;

namespace Weir.Jobs.Facts;

/// <summary>The agent is up: after each of its starts, before its other facts.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Version">Weir's version there.</param>
/// <param name="BootId">The kernel's boot id.</param>
/// <param name="Processors">Processors of the machine.</param>
/// <param name="ControlsGate">Whether it is in control of the machine's gate.</param>
public sealed record AgentStarted(
    DateTimeOffset At,
    [property: JsonRequired] string Version,
    [property: JsonRequired] string BootId,
    int Processors,
    bool ControlsGate
) : Fact(At);
