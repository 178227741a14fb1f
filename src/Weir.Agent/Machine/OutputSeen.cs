namespace Weir.Agent.Machine;

/// <summary>What a look at a job's new output found.</summary>
/// <param name="Matches">The lines that rules look for, in order of each file.</param>
/// <param name="Out">Up to where standard output is read: the beginning of a line.</param>
/// <param name="Err">The same of standard error.</param>
/// <param name="HasMore">Whether there is more to read.</param>
internal sealed record OutputSeen(IReadOnlyList<OutputMatch> Matches, long Out, long Err, bool HasMore);
