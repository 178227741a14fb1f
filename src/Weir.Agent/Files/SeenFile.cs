namespace Weir.Agent.Files;

/// <summary>A file as it was when somebody looked.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Changed">When its content was changed last, as its file system says.</param>
internal readonly record struct SeenFile(string Path, long Size, DateTimeOffset Changed);
