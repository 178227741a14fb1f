namespace Weir.Ways.Cron;

/// <summary>What a change of cron's tables did.</summary>
/// <param name="Changed">The tables that changed.</param>
/// <param name="Refused">The tables that were left as they are, each with the reason: one sentence each.</param>
internal sealed record TableChanges(IReadOnlyList<string> Changed, IReadOnlyList<string> Refused);
