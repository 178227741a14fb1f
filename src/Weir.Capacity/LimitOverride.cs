using Weir.Jobs;

namespace Weir.Capacity;

/// <summary>What an operator set a limit to, until it is reset to its default.</summary>
/// <param name="Name">The limit.</param>
/// <param name="Machine">The machine it is for; <see langword="null"/>: all.</param>
/// <param name="Maximum">The most units in use at once.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who, and from where.</param>
public sealed record LimitOverride(ObjectName Name, string? Machine, int Maximum, DateTimeOffset At, string By);
