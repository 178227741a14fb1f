namespace Weir.Protocol.Limits;

/// <summary>What an operator set a limit to.</summary>
/// <param name="Machine">The machine it is for; <see langword="null"/>: all.</param>
/// <param name="Maximum">The most units in use at once.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, and from where.</param>
public sealed record LimitOverrideView(string? Machine, int Maximum, DateTimeOffset At, string By);
