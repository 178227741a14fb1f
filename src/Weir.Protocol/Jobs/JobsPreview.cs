namespace Weir.Protocol.Jobs;

/// <summary>What an action would do with the jobs of a selection, before it is done.</summary>
/// <param name="Action">The action.</param>
/// <param name="Numbers">The jobs with which it would be done, newest first: what to send to have exactly these done.</param>
/// <param name="Items">The first 50 of them.</param>
/// <param name="Refused">Those of the selection with which it would not be done, together by why.</param>
public sealed record JobsPreview(
    string Action,
    IReadOnlyList<int> Numbers,
    IReadOnlyList<JobView> Items,
    IReadOnlyList<JobsRefused> Refused
);
