using Weir.Jobs;
using Weir.Linux;

namespace Weir.Ways.Watch;

/// <summary>A job that came round the gate and met no rule: its first process in a watched subsystem, with what descends from it.</summary>
/// <param name="ProcessId">That process.</param>
/// <param name="Name">What the gate would call it.</param>
/// <param name="User">Its real user.</param>
/// <param name="Subsystem">Where it is.</param>
/// <param name="Origin">The name of the program that started it; <see langword="null"/> where that is not known.</param>
/// <param name="Sight">What was seen of it.</param>
internal sealed record DarkJob(int ProcessId, ObjectName Name, uint User, string Subsystem, string? Origin, ProcessSight Sight);
