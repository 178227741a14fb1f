namespace Weir.EndToEnd.Tests.Faults;

/// <summary>A small disk of its own for the data, which is harmed.</summary>
internal interface ISmallDisk : IFault
{
    /// <summary>Where it is mounted.</summary>
    const string Place = "/run/small";

    /// <summary>Makes and mounts it.</summary>
    Task MountAsync();

    /// <summary>Takes it out; its users must have ended.</summary>
    Task UnmountAsync();
}
