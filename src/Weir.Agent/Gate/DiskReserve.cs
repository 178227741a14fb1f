using Weir.Jobs;
using Weir.Linux;
using Weir.Protocol;

namespace Weir.Agent.Gate;

/// <summary>Free space on the disk of the data, kept for the work that is there already: below it no new work is taken.</summary>
internal sealed class DiskReserve(AgentOptions options)
{
    private const long Most = 256L << 20;
    private const int Part = 20;

    /// <summary>Refuses new work where the reserve is touched.</summary>
    /// <exception cref="AgentRefusedException">Less is free than is kept.</exception>
    public void Require()
    {
        var space = FreeSpace.Read(options.Data);
        var reserve = options.Reserve ?? Math.Min(Most, space.Whole / Part);
        if (space.Free < reserve)
        {
            throw new AgentRefusedException(
                ProblemCodes.StoreFull,
                $"the disk of {options.Data} has {ByteSize.About(space.Free)} free, less than the {ByteSize.About(reserve)} that are kept for what runs (--reserve): nothing was stored; make room, and try again"
            );
        }
    }
}
