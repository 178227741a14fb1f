namespace Weir.Linux;

/// <summary>The system's error numbers that Weir decides by.</summary>
public static class Errno
{
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int NoProcess = 3;
    public const int Interrupted = 4;
    public const int NoDevice = 6;
    public const int NotExecutable = 8;
    public const int NoChild = 10;
    public const int Again = 11;
    public const int NoMemory = 12;
    public const int AccessDenied = 13;
    public const int Exists = 17;
    public const int NotFolder = 20;
    public const int Invalid = 22;
    public const int TooManyFilesInSystem = 23;
    public const int TooManyFiles = 24;
    public const int NoSpace = 28;
    public const int ReadOnly = 30;
    public const int TooLong = 36;
    public const int TooManyLinks = 40;
    public const int NoData = 61;
    public const int NoSuchOption = 92;
    public const int NoBufferSpace = 105;
    public const int ConnectionRefused = 111;
    public const int TimedOut = 110;
    public const int ConnectionReset = 104;
    public const int BrokenPipe = 32;
    public const int Quota = 122;

    /// <summary>
    /// Whether the system is out of something that it may have again later: space, processes, memory, descriptors. The same
    /// call may then succeed.
    /// </summary>
    public static bool IsShortage(int errorNumber) =>
        errorNumber is NoSpace or Quota or Again or NoMemory or TooManyFiles or TooManyFilesInSystem;
}
