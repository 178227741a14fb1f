namespace Weir.Agent.Files;

/// <summary>Whether a condition on files is true.</summary>
/// <param name="IsMet">Whether it is.</param>
/// <param name="Again">When it may be, where nothing but time is missing.</param>
internal readonly record struct FileVerdict(bool IsMet, TimeSpan? Again);
