using Weir.Capacity;
using Weir.Jobs;

namespace Weir.Day;

/// <summary>What an operator set a limit to, or that it has its default again.</summary>
/// <param name="Name">The limit.</param>
/// <param name="Machine">The machine it is for; <see langword="null"/>: all.</param>
/// <param name="Override">What it is set to; <see langword="null"/> where it was reset.</param>
public sealed record LimitSetting(ObjectName Name, string? Machine, LimitOverride? Override);
