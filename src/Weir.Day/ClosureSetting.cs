namespace Weir.Day;

/// <summary>Weir was closed, opens, or is open.</summary>
/// <param name="Closure">How it is closed; <see langword="null"/>: it is open.</param>
public sealed record ClosureSetting(Closure? Closure);
