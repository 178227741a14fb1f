namespace Weir.Agent.Files;

/// <summary>One look at the files of a condition.</summary>
/// <param name="Files">Those that are there.</param>
/// <param name="IsTold">Whether changes after it are told.</param>
internal readonly record struct FileLook(IReadOnlyList<SeenFile> Files, bool IsTold);
