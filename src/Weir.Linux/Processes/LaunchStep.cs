namespace Weir.Linux;

/// <summary>The steps between the fork and the program, in order.</summary>
public enum LaunchStep
{
    /// <summary>The process itself could not be made.</summary>
    Fork = 1,
    Cgroup,
    Session,
    Limits,
    Streams,
    Groups,
    User,
    Folder,
    Execute,
}
