namespace Weir.Protocol.AgentLink;

/// <summary>The answer to a part of a journal.</summary>
/// <param name="Again">
/// After the last part: jobs to tell again, since server and journal differ and one of them may have gone on; none: it is done.
/// </param>
public sealed record JournalCompared(IReadOnlyList<int> Again);
