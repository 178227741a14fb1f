using Weir.Linux;

namespace Weir.Ways.At;

/// <summary>What one look at a script in at's spool shows.</summary>
/// <param name="Facts">What the kernel says of it.</param>
/// <param name="Head">Its first bytes.</param>
internal sealed record AtInspection(FileStatus Facts, byte[] Head)
{
    private const uint OwnerExecutes = 0x40;

    /// <summary>Whether atd would run it.</summary>
    public bool IsFree => (Facts.Permissions & OwnerExecutes) != 0;

    /// <summary>Whether it is small enough to be written anew with the marked line in it.</summary>
    public bool CanBeMarked => Facts.Size <= AtSpool.MaximumSize;
}
