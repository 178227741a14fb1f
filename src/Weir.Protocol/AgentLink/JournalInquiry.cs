namespace Weir.Protocol.AgentLink;

/// <summary>
/// The server asks what an agent's journal says, to hold it against its store. It comes once, with an answer to a poll; the agent answers
/// by <see cref="JournalReport"/>s. An older agent passes it over.
/// </summary>
/// <param name="Id">Names it in its reports.</param>
/// <param name="From">Only jobs that were submitted at this time or later, UTC; <see langword="null"/>: all.</param>
/// <param name="Until">Only jobs that were submitted before this time, UTC; <see langword="null"/>: all.</param>
public sealed record JournalInquiry(long Id, DateTimeOffset? From, DateTimeOffset? Until);
