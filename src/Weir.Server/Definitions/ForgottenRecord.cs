namespace Weir.Server.Definitions;

/// <summary>Up to when jobs that were over are forgotten.</summary>
/// <param name="Before">Those that were over before this, UTC.</param>
internal sealed record ForgottenRecord(DateTimeOffset Before);
