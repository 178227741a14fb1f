using System.Collections.Frozen;

namespace Weir.Jobs;

/// <summary>The words by which an operator says how a job that is over is to count.</summary>
public static class JobMarks
{
    /// <summary>Each word with the state that it means.</summary>
    public static FrozenDictionary<string, JobState> All { get; } =
        new Dictionary<string, JobState>
        {
            ["ok"] = JobState.Succeeded,
            ["failed"] = JobState.Failed,
            ["review"] = JobState.UnderReview,
            ["fixed"] = JobState.Fixed,
        }.ToFrozenDictionary();

    /// <summary>How the history tells a mark: <c>marked review by …</c>.</summary>
    public static string Describe(string word, Actor by) => $"marked {word} by {by}";

    /// <summary>The state that a line of the history tells; <see langword="null"/> where it tells no mark.</summary>
    public static JobState? StateOf(string told) =>
        told.Split(' ', 3) is ["marked", var word, _] && All.TryGetValue(word, out var state) ? state : null;
}
