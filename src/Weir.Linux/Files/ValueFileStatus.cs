namespace Weir.Linux;

/// <summary>What the system knows of a plain file.</summary>
/// <param name="Owner">The user it belongs to.</param>
/// <param name="Mode">Its permission bits.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Links">How many names it has; 0 where it has been removed.</param>
/// <param name="ChangedAt">When it was last changed, in nanoseconds since 1970, as finely as the file system counts.</param>
public readonly record struct ValueFileStatus(uint Owner, uint Mode, long Size, uint Links, long ChangedAt);
