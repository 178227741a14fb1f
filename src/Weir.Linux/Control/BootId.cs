namespace Weir.Linux;

/// <summary>The name of this boot of the machine; another one proves that every process of before is gone.</summary>
public static class BootId
{
    /// <summary>The running kernel's boot id.</summary>
    public static Guid Current { get; } = Guid.Parse(File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim());
}
