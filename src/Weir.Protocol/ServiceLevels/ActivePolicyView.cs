namespace Weir.Protocol.ServiceLevels;

/// <summary>The active policy, and what makes it so.</summary>
/// <param name="Name">Its name.</param>
/// <param name="By">Who or what activated it: an operator, the calendar, a job's end; <see langword="null"/> where nobody did.</param>
/// <param name="Since">Since when; <see langword="null"/> where nobody did.</param>
/// <param name="Next">The policy that the calendar makes active next, or <see langword="null"/>.</param>
/// <param name="NextAt">And when.</param>
public sealed record ActivePolicyView(string Name, string? By, DateTimeOffset? Since, string? Next, DateTimeOffset? NextAt);
