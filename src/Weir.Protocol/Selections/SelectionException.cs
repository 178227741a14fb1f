namespace Weir.Protocol.Selections;

/// <summary>A selection of jobs cannot be read. The message says which field, what was written, and what is allowed.</summary>
public sealed class SelectionException(string message) : Exception(message);
