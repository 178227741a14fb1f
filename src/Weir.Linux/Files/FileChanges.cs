namespace Weir.Linux;

/// <summary>Kinds of changes, with the kernel's numbers.</summary>
[Flags]
public enum FileChanges : uint
{
    None = 0,
    Modified = 0x2,
    Attributes = 0x4,
    ClosedAfterWrite = 0x8,
    MovedFrom = 0x40,
    MovedTo = 0x80,
    Created = 0x100,
    Deleted = 0x200,
    DeletedItself = 0x400,
    MovedItself = 0x800,

    /// <summary>Changes were lost: look at everything again.</summary>
    Overflow = 0x4000,

    /// <summary>The watch is gone.</summary>
    Ignored = 0x8000,

    /// <summary>Everything that changes which files a folder holds and what they hold.</summary>
    Content = Modified | ClosedAfterWrite | MovedFrom | MovedTo | Created | Deleted | DeletedItself | MovedItself,
}
