using Weir.Day;

namespace Weir.Server.Loop;

/// <summary>What came of a batch, once it is stored.</summary>
/// <param name="Answers">By request.</param>
/// <param name="Sequences">The last fact taken of each agent.</param>
/// <param name="View">The day as it is now.</param>
internal sealed record CommitResult(IReadOnlyDictionary<long, Answer> Answers, IReadOnlyDictionary<string, long> Sequences, DayView View);
