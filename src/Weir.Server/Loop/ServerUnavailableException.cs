namespace Weir.Server.Loop;

/// <summary>The server cannot store anything now, so it does nothing either.</summary>
public sealed class ServerUnavailableException : Exception
{
    /// <summary>Makes one with the reason.</summary>
    public ServerUnavailableException(string message, Exception? reason = null)
        : base(message, reason) { }
}
