namespace Weir.Host;

/// <summary>It cannot start; the message is the one line that names cause and way out.</summary>
internal sealed class StartException(string message) : Exception(message);
