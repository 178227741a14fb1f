using Weir.Jobs.Properties;

namespace Weir.Day;

/// <summary>What a property holds, or that it is gone.</summary>
/// <param name="Path">The property; of a job by its number.</param>
/// <param name="Value">What it holds; <see langword="null"/> where it is gone.</param>
public sealed record PropertySetting(PropertyPath Path, string? Value);
