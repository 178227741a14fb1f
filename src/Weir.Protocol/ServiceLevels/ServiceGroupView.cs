namespace Weir.Protocol.ServiceLevels;

/// <summary>A service group.</summary>
/// <param name="Name">CONTROL.TYPE, or NAME in the production queue.</param>
/// <param name="Queue">general or production.</param>
/// <param name="ControlCenter">The control center of a general group.</param>
/// <param name="Type">The type of a general group.</param>
/// <param name="Importance">1, the most important, to 5.</param>
/// <param name="TargetSeconds">A job should start before it.</param>
/// <param name="AcceptableSeconds">A job must start before it.</param>
/// <param name="CriticalSeconds">Where ageing ends; <see langword="null"/> at acceptable.</param>
/// <param name="AccelerateLate">Whether its late jobs count as importance 1.</param>
public sealed record ServiceGroupView(
    string Name,
    string Queue,
    string? ControlCenter,
    string? Type,
    int Importance,
    int TargetSeconds,
    int AcceptableSeconds,
    int? CriticalSeconds,
    bool AccelerateLate
);
