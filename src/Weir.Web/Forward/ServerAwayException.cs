namespace Weir.Web.Forward;

/// <summary>The server did not answer, or cannot do anything now; the message is the one line that says so.</summary>
internal sealed class ServerAwayException(string message, Exception? reason = null) : Exception(message, reason);
