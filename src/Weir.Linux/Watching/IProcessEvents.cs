namespace Weir.Linux;

/// <summary>Where events of processes come from. One thread takes them; any may wake it.</summary>
public interface IProcessEvents : IDisposable
{
    /// <summary>Takes the next event; <paramref name="waits"/>: blocks until there is one, or somebody wakes it.</summary>
    /// <exception cref="LinuxException">There is nothing to be had any more.</exception>
    ProcessReceipt Receive(bool waits, out ProcessEvent received);

    /// <summary>Wakes who waits, or else who waits next.</summary>
    void Wake();
}
