using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>The descriptors 0, 1 and 2, and those a caller passed on beside them.</summary>
public static unsafe class StandardStreams
{
    private const int CloseOnExec = 1;

    /// <summary>
    /// Occupies those of 0, 1 and 2 that were handed over closed, so that no file of ours gets their numbers; a program started
    /// from here finds them closed again.
    /// </summary>
    public static void Guard()
    {
        for (var descriptor = 0; descriptor <= 2; descriptor++)
        {
            if (Libc.Control(descriptor, Libc.FGetDescriptorFlags, 0) < 0)
            {
                OpenNull();
            }
        }
    }

    /// <summary>The program that this process becomes finds 0, 1 and 2 occupied as they are here, also where they came closed.</summary>
    public static void Keep()
    {
        for (var descriptor = 0; descriptor <= 2; descriptor++)
        {
            _ = Libc.Control(descriptor, Libc.FSetDescriptorFlags, 0);
        }
    }

    /// <summary>
    /// Lets go of everything that the child was given too, so that the end of a stream is seen when the child closes it. The
    /// numbers 0 to 2 stay occupied.
    /// </summary>
    public static void Release()
    {
        foreach (var descriptor in Descriptors.Open())
        {
            if (descriptor > 2 && Libc.Control(descriptor, Libc.FGetDescriptorFlags, 0) is >= 0 and var flags && (flags & CloseOnExec) == 0)
            {
                _ = Libc.Close(descriptor);
            }
        }

        for (var descriptor = 0; descriptor <= 2; descriptor++)
        {
            _ = Libc.Close(descriptor);
            OpenNull();
        }
    }

    /// <summary>Writes a message to standard error, on bare system calls; a reader that is gone is not our failure.</summary>
    public static void Complain(string message)
    {
        // Where that fails, there is nowhere left to say it.
        _ = WhyNotWritten(2, "weir: " + message + "\n");
    }

    /// <summary>
    /// Writes text to standard output; why that failed, or <see langword="null"/>. A reader that is gone is not our failure.
    /// </summary>
    public static string? Print(string text)
    {
        // Where it was handed over closed, Guard's stands in its place.
        if (text.Length > 0 && Libc.Control(1, Libc.FGetDescriptorFlags, 0) is var flags && (flags < 0 || (flags & CloseOnExec) != 0))
        {
            return "it is closed";
        }

        return WhyNotWritten(1, text);
    }

    private static string? WhyNotWritten(int descriptor, string text)
    {
        try
        {
            Descriptors.WriteAll(descriptor, System.Text.Encoding.UTF8.GetBytes(text));
            return null;
        }
        catch (LinuxException failed)
        {
            return failed.ErrorNumber == Errno.BrokenPipe ? null : LinuxException.TextOf(failed.ErrorNumber);
        }
    }

    /// <summary>Opens <c>/dev/null</c> at the lowest free number.</summary>
    public static int OpenNull()
    {
        fixed (byte* name = "/dev/null\0"u8)
        {
            return Libc.Open(name, Libc.OReadWrite | Libc.OCloseOnExec, 0);
        }
    }
}
