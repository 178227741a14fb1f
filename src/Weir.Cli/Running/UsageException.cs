namespace Weir.Cli.Running;

/// <summary>What was typed is not allowed; the message says what is. Exit status 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
