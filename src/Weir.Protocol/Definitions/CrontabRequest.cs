namespace Weir.Protocol.Definitions;

/// <summary>Tables of cron's to make definitions of: <c>POST /v1/definitions/crontab</c>. Nothing is put into force.</summary>
/// <param name="Tables">The tables, at least one.</param>
/// <param name="User">Who runs what names no user; <see langword="null"/> leaves it out.</param>
/// <param name="Schedule">The schedule of the jobs; <see langword="null"/> is CRON.</param>
public sealed record CrontabRequest(IReadOnlyList<CrontabTable> Tables, string? User, string? Schedule);
