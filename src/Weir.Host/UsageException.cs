namespace Weir.Host;

/// <summary>The command line is not right; the message is the one line to print.</summary>
internal sealed class UsageException(string message) : Exception(message);
