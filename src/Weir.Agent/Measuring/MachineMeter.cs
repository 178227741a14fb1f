using Weir.Linux;

namespace Weir.Agent.Measuring;

/// <summary>
/// Reads the kernel's files. Jobs are told apart by the control group that holds all their groups: it counts ended ones, too.
/// </summary>
internal sealed class MachineMeter : IProcessorMeter
{
    private readonly ProcessorThrottling _above = ProcessorThrottling.Find();
    private readonly JobCgroup? _jobs = Cgroups.Find() is { } groups ? new JobCgroup(groups.Root) : null;

    public ProcessorReading? Read() =>
        ProcessorTimes.Read() is { } all
            ? new ProcessorReading(all, TimeSpan.FromMicroseconds(_jobs?.CpuMicroseconds ?? 0), _above.Read())
            : null;
}
