namespace Weir.Agent.Ways;

/// <summary>A way in cannot be installed or removed; the message names cause and way out.</summary>
public sealed class WayException : Exception
{
    public WayException() { }

    public WayException(string message)
        : base(message) { }

    public WayException(string message, Exception innerException)
        : base(message, innerException) { }
}
