namespace Weir.Server.Definitions;

/// <summary>What an operator set a limit to, as it is kept.</summary>
/// <param name="Name">The limit.</param>
/// <param name="Machine">The machine it is for; <see langword="null"/>: all.</param>
/// <param name="Maximum">The most units in use at once.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, and from where.</param>
internal sealed record LimitOverrideRecord(string Name, string? Machine, int Maximum, DateTimeOffset At, string By);
